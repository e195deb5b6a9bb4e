import type { errorPage as en } from '../en/error-page';

export const errorPage = {
  title: '页面出错',
  text: '控制台出现错误。如果刚刚发送过内容，再次发送前先查看列表。重新加载；如果再次出错，反馈下面的编号。',
  storeDown: {
    title: '暂不可用',
    text: '控制台无法访问会话存储，因此任何人都无法登录。控制台会再次尝试。如果刚刚发送过内容，再次发送前先查看列表。',
  },
  number: '编号 {digest}',
  reload: '重新加载',
} satisfies typeof en;

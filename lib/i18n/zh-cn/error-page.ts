import type { errorPage as en } from '../en/error-page';

export const errorPage = {
  title: '页面出错',
  text: '控制台出现错误。如果刚刚提交过操作，再次提交前先查看列表。重新加载页面，如果仍然出错，反馈下方的编号。',
  storeDown: {
    title: '暂时不可用',
    text: '控制台无法连接会话存储，因此无法确认登录状态。控制台会继续尝试。如果刚刚提交过操作，再次提交前先查看列表。',
  },
  number: '错误编号',
  reload: '重新加载',
} satisfies typeof en;

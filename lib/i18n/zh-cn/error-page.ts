import type { errorPage as en } from '../en/error-page';

export const errorPage = {
  title: '页面出错',
  text: '控制台出现错误，未因此向 EventGrid 发送任何内容。重新加载；如果再次出错，反馈下面的编号。',
  number: '编号 {digest}',
  reload: '重新加载',
} satisfies typeof en;

import type { errorPage as en } from '../en/error-page';

export const errorPage = {
  title: '页面出错',
  text: '控制台出现错误。如果刚刚提交过操作，再次提交前先查看列表。重新加载页面，如果仍然出错，反馈下方的编号。',
  number: '错误编号',
  reload: '重新加载',
} satisfies typeof en;

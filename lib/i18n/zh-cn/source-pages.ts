import type { sourcePages as enSourcePages } from '../en/source-pages';

/** 事件源各页面共用的标题区文字。 */
export const sourcePages = {
  label: '事件源页面',
  sources: '事件源',
  pages: { source: '事件源', test: '测试事件', activity: '活动', code: '代码' },
} satisfies typeof enSourcePages;

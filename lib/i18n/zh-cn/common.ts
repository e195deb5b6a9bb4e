import type { common as en } from '../en/common';

export const common = {
  product: 'EventGrid',
  productLong: 'EventGrid 控制台',
  skip: '跳到正文',
  oldBrowser: '浏览器版本过低，部分功能可能无法使用。需要 Chrome 或 Edge 125、Firefox 128、Safari 17.5 或更高版本。',
  mainNavigation: '主导航',
  sources: '事件源',
  channels: '事件通道',
  whereYouAre: '当前位置',
  region: '区域',
  project: '项目',
  user: '用户',
  session: '会话',
  signOut: '退出登录',
  menu: '菜单',
  language: '语言：{language}',
  theme: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
  notFoundTitle: '页面不存在',
  notFoundText: '控制台中没有该地址对应的页面。可以从事件源列表继续。',
  toSources: '打开事件源列表',
} satisfies typeof en;

import type { project as en } from '../en/project';

export const project = {
  change: '切换项目',
  reading: '正在加载项目…',
  none: 'IAM 未返回您可以打开的项目。',
  search: '按名称或 ID 搜索',
  noMatch: '没有匹配的项目。',
  found: '匹配的项目：{count}',
  many: '显示 {count} 个中的 {shown} 个。可搜索其他项目。',
  unread: '无法加载项目列表。',
  again: '重试',
  current: '当前项目',
  refused: 'IAM 要求重新登录后才能打开 {project}。',
  answer: 'IAM 的响应：{answer}',
  signIn: '登录到 {project}',
  elsewhere: '此页面不属于您当前登录的项目。重新加载页面。',
  unsettled: 'IAM 没有响应，您仍在 {project} 中。',
  unsure: '控制台没有响应。重新加载页面，查看当前所在的项目。',
  switched: '正在打开 {project}',
} satisfies typeof en;

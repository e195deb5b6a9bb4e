import type { project as en } from '../en/project';

export const project = {
  change: '切换项目',
  reading: '正在读取您的项目…',
  none: 'IAM 没有列出您可以进入的项目。',
  unread: '无法读取项目列表。',
  again: '重试',
  current: '当前项目',
  refused: 'IAM 不允许不重新登录就进入 {project}。',
  answer: '其应答：{answer}',
  signIn: '登录到 {project}',
  elsewhere: '您当前登录的项目与此页不同。重新加载此页。',
  unsettled: 'IAM 没有应答。您仍在 {project} 中。',
  switched: '正在打开 {project}',
} satisfies typeof en;

import type { session as en } from '../en/session';

export const session = {
  session: '会话',
  soon: '会话将在 {time}后结束。',
  soonText: '无需离开此页即可重新登录。',
  idle: '如果没有任何操作发往控制台，会话将在 {time}后结束。',
  idleText: '已输入的内容会保留。',
  stay: '保持登录',
  underAMinute: '不到一分钟',
  over: '会话已结束。',
  overText: '重新登录之前不会读取或发送任何内容。已输入的内容会保留。',
  again: '重新登录',
  dialogText: '页面保持不变。已输入的内容只在您提交时发送。',
  cancel: '取消',
  silent: '控制台没有应答。重试一次。',
  signedIn: '已重新登录',
  updated: '控制台已更新',
  updatedText: '重新加载此页；草稿会保留。未发送任何内容。',
  reload: '重新加载此页',
} satisfies typeof en;

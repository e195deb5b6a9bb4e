import type { commands as en } from '../en/commands';

export const commands = {
  title: '命令',
  search: '搜索页面、操作、名称或 ID',
  found: { one: '{count} 个选项', other: '{count} 个选项' },
  none: '没有找到“{text}”',
  reading: '正在搜索…',
  groups: { pages: '页面', actions: '操作', sources: '事件源', channels: '通道', subscriptions: '订阅' },
  actions: {
    createSource: '创建事件源',
    createSubscription: '创建订阅',
    copyId: '复制当前打开项的 ID',
    switchProject: '切换项目',
    language: '切换语言',
    theme: '切换主题',
    shortcuts: '键盘快捷键',
    signOut: '退出登录',
  },
  all: {
    sources: '在所有事件源中搜索“{text}”',
    channels: '在所有通道中搜索“{text}”',
    subscriptions: '在所有订阅中搜索“{text}”',
  },
  failed: { sources: '无法搜索事件源', channels: '无法搜索通道', subscriptions: '无法搜索订阅' },
  on: '位于 {channel}',
  hints: { move: '移动', open: '打开', close: '关闭' },
  shortcuts: {
    title: '键盘快捷键',
    commands: '打开命令',
    shortcuts: '显示快捷键',
    search: '转到搜索框',
    new: '创建事件源',
    copy: '复制当前打开项的 ID',
    on: '使用键盘快捷键',
    note: '输入文字时不生效。此浏览器会记住您的选择。',
    close: '关闭',
  },
} satisfies typeof en;

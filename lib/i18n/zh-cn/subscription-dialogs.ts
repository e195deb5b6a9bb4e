import type { subscriptionDialogs as en } from '../en/subscription-dialogs';

export const subscriptionDialogs = {
  enable: {
    one: {
      title: '启用订阅 {name}？',
      consequence: '此后匹配的事件会送达其事件目标，之前的事件不会补送。',
      keep: '取消',
      submit: '启用',
    },
    many: {
      title: '启用 {count} 个订阅？',
      consequence: '此后匹配的事件会送达其事件目标，之前的事件不会补送。',
      keep: '取消',
      submit: '启用 {count} 个订阅',
    },
    list: '要启用的订阅',
    submitting: '正在启用…',
    again: '再次启用',
    results: {
      title: '已启用 {done} 个，共 {total} 个',
      done: '已启用',
      failed: '未启用',
    },
    doneOne: '已启用 {name}',
    consoleText: '无法确认是否有订阅已被启用，可以放心重试。关闭此对话框后会刷新列表。',
  },
  disable: {
    one: {
      title: '禁用订阅 {name}？',
      consequence: '其事件目标不再收到事件。禁用期间到达的事件不会送达。',
      keep: '取消',
      submit: '禁用',
    },
    many: {
      title: '禁用 {count} 个订阅？',
      consequence: '其事件目标不再收到事件。禁用期间到达的事件不会送达。',
      keep: '取消',
      submit: '禁用 {count} 个订阅',
    },
    list: '要禁用的订阅',
    submitting: '正在禁用…',
    again: '再次禁用',
    results: {
      title: '已禁用 {done} 个，共 {total} 个',
      done: '已禁用',
      failed: '未禁用',
    },
    doneOne: '已禁用 {name}',
    consoleText: '无法确认是否有订阅已被禁用，可以放心重试。关闭此对话框后会刷新列表。',
  },
  delete: {
    one: {
      title: '删除订阅 {name}？',
      consequence: '删除后无法恢复。其事件目标不再收到事件，事件源和通道不受影响。',
      keep: '保留',
      submit: '删除订阅',
    },
    many: {
      title: '删除 {count} 个订阅？',
      consequence: '删除后无法恢复。其事件目标不再收到事件，事件源和通道不受影响。',
      keep: '保留',
      submit: '删除 {count} 个订阅',
    },
    list: '要删除的订阅',
    submitting: '正在删除…',
    again: '再次删除',
    results: {
      title: '已删除 {done} 个，共 {total} 个',
      done: '已删除',
      failed: '未删除',
    },
    doneOne: '已删除 {name}',
    consoleText: '无法确认是否有订阅已被删除，可以放心再次删除。关闭此对话框后会刷新列表。',
  },
} satisfies typeof en;

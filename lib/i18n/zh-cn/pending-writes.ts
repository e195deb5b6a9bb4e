import type { pendingWrites as enPendingWrites } from '../en/pending-writes';

/** 被中断的写操作的说明。 */
export const pendingWrites = {
  title: '在 EventGrid 响应前中断',
  sent: '发送于',
  open: '打开 {name}',
  again: '再次检查',
  dismiss: '忽略',
  dismissAll: '全部忽略',
  dismissNamed: '忽略关于 {name} 的消息',
  compare: 'EventGrid 中的值与发送的不同，或只发送了密码和密钥。再次保存前，先比较。',
  compareNew: 'EventGrid 中已有同名的资源，但它可能是他人创建的。与填写的内容进行比较后再决定。',
  createSource: {
    done: '{name} 已创建。',
    'not-done': '{name} 未创建。',
    unknown: '无法确认 {name} 是否已创建。',
  },
  updateSource: {
    done: '对 {name} 的修改已保存。',
    'not-done': '对 {name} 的修改未保存。',
    unknown: '无法确认对 {name} 的修改是否已保存。',
  },
  deleteSource: {
    done: '{name} 已删除。',
    'not-done': '{name} 未删除。',
    unknown: '无法确认 {name} 是否已删除。',
  },
  createChannel: {
    done: '通道 {name} 已创建。',
    'not-done': '通道 {name} 未创建。',
    unknown: '无法确认通道 {name} 是否已创建。',
  },
  updateChannel: {
    done: '对通道 {name} 的修改已保存。',
    'not-done': '对通道 {name} 的修改未保存。',
    unknown: '无法确认对通道 {name} 的修改是否已保存。',
  },
  deleteChannel: {
    done: '通道 {name} 已删除。',
    'not-done': '通道 {name} 未删除。',
    unknown: '无法确认通道 {name} 是否已删除。',
  },
  /** 由另一版本的控制台发送的写操作。 */
  createSubscription: {
    done: '订阅 {name} 已创建。',
    'not-done': '订阅 {name} 未创建。',
    unknown: '无法确认订阅 {name} 是否已创建。',
  },
  updateSubscription: {
    done: '对订阅 {name} 的更改已保存。',
    'not-done': '对订阅 {name} 的更改未保存。',
    unknown: '无法确认对订阅 {name} 的更改是否已保存。',
  },
  deleteSubscription: {
    done: '订阅 {name} 已删除。',
    'not-done': '订阅 {name} 未删除。',
    unknown: '无法确认订阅 {name} 是否已删除。',
  },
  enableSubscription: {
    done: '订阅 {name} 已启用。',
    'not-done': '订阅 {name} 未启用。',
    unknown: '无法确认订阅 {name} 是否已启用。',
  },
  disableSubscription: {
    done: '订阅 {name} 已禁用。',
    'not-done': '订阅 {name} 未禁用。',
    unknown: '无法确认订阅 {name} 是否已禁用。',
  },
  publishEvents: {
    done: '{name} 的测试事件已发送。',
    'not-done': '{name} 的测试事件未发送。',
    unknown: '无法确认 {name} 的测试事件是否已发送。',
  },
  other: {
    done: '对 {name} 的修改已生效。',
    'not-done': '对 {name} 的修改未生效。',
    unknown: '{name} 由其他版本的控制台修改，当前版本无法确认结果。',
  },
} satisfies typeof enPendingWrites;

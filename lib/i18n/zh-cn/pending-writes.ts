import type { pendingWrites as enPendingWrites } from '../en/pending-writes';

/** 被中断的写操作的说明。 */
export const pendingWrites = {
  title: '在收到应答之前被中断',
  sent: '发送于',
  open: '打开 {name}',
  again: '再查一次',
  createSource: {
    done: '{name} 已创建。',
    'not-done': '{name} 没有创建。',
    unknown: '尚无法确定 {name} 是否已创建。',
  },
  updateSource: {
    done: '{name} 的修改已保存。',
    'not-done': '{name} 的修改没有保存。',
    unknown: '尚无法确定 {name} 的修改是否已保存。',
  },
  deleteSource: {
    done: '{name} 已删除。',
    'not-done': '{name} 没有删除。',
    unknown: '尚无法确定 {name} 是否已删除。',
  },
  createChannel: {
    done: '事件通道 {name} 已创建。',
    'not-done': '事件通道 {name} 没有创建。',
    unknown: '尚无法确认事件通道 {name} 是否已创建。',
  },
  updateChannel: {
    done: '事件通道 {name} 的修改已保存。',
    'not-done': '事件通道 {name} 的修改没有保存。',
    unknown: '尚无法确认事件通道 {name} 的修改是否已保存。',
  },
  deleteChannel: {
    done: '事件通道 {name} 已删除。',
    'not-done': '事件通道 {name} 没有删除。',
    unknown: '尚无法确认事件通道 {name} 是否已删除。',
  },
  /** 由另一版本的控制台发送的写操作。 */
  other: {
    done: '{name} 的写操作已生效。',
    'not-done': '{name} 的写操作没有生效。',
    unknown: '{name} 由另一版本的控制台写入，本版本无法确认结果。',
  },
} satisfies typeof enPendingWrites;

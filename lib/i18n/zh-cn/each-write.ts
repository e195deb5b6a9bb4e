import type { eachWrite as en } from '../en/each-write';

export const eachWrite = {
  confirm: '输入 {text} 以确认',
  reason: '先输入 {text}',
  goneOne: '{name} 已不存在',
  list: '结果',
  gone: '已不存在',
  unknown: '结果未知',
  check: '再次检查',
  retry: '重试 {count} 个失败项',
  close: '关闭',
} satisfies typeof en;

import type { channelPicker as en } from '../en/channel-picker';

export const channelPicker = {
  placeholder: '按名称搜索',
  list: '通道',
  open: '显示通道',
  count: { one: '{count} 个通道', other: '{count} 个通道' },
  countMatching: { one: '{count} 个通道与“{text}”匹配', other: '{count} 个通道与“{text}”匹配' },
  shown: '已显示 {shown} / {count}',
  loading: '正在加载通道',
  loadingMore: '正在加载更多',
  noMatch: '没有名称包含“{text}”的通道。',
  noneYet: '该项目还没有自定义通道。事件源需要一个通道：在此创建。',
  failed: '无法读取通道。',
  retry: '重试',
  create: '创建通道',
  createNamed: '创建通道“{text}”',
  createText: '通道会立即创建并被事件源选用，事件源的内容不会丢失。',
  keys: '移动',
  enter: '选择',
  created: '已创建并选用通道 {name}',
} satisfies typeof en;

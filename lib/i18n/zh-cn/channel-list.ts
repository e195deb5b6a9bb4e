import type { channelList as en } from '../en/channel-list';

export const channelList = {
  count: { one: '{count} 个通道', other: '{count} 个通道' },
  countMatching: { one: '{count} 个通道匹配“{text}”', other: '{count} 个通道匹配“{text}”' },
  countOtherCase: {
    one: '不区分大小写时，{count} 个通道匹配“{text}”',
    other: '不区分大小写时，{count} 个通道匹配“{text}”',
  },
  shown: '已显示 {shown} / {count}',
  loading: '正在加载通道',
  loadingMore: '正在加载更多',
  noMatch: '没有名称包含“{text}”的通道。',
  noneYet: '该项目还没有自定义通道。创建事件源需要通道，可在此创建。',
  failed: '无法加载通道。',
  retry: '重试',
  create: '创建通道',
  createNamed: '创建通道“{text}”',
  twin: '通道“{twin}”已存在。名称区分大小写，“{text}”会是另一个通道。',
  createText: '通道会立即创建，并选为该事件源的通道。已填写的事件源内容会保留。',
  keys: '移动',
  enter: '选择',
  created: '已创建并选择通道 {name}',
} satisfies typeof en;

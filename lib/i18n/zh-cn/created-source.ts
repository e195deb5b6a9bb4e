import type { createdSource as en } from '../en/created-source';

export const createdSource = {
  foundByCheck: '响应丢失，控制台已向 EventGrid 核实：事件源已存在。',
  running: '事件源已在通道 {channel} 上运行，现在可以发送事件。',
  failed: 'EventGrid 已创建事件源，但它尚未正常工作。打开事件源查看原因。',
  other: 'EventGrid 返回的状态为 {status}。',
  open: '打开事件源',
  subscribe: '订阅',
  copyAll: '全部复制',
  allFields: '全部字段',
  response: '响应',
  publish: '发送第一个事件',
} satisfies typeof en;

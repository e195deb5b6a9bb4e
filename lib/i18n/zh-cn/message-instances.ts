import type { messageInstances as en } from '../en/message-instances';

export const messageInstances = {
  instance: '实例',
  typeId: '改为输入 ID',
  choose: '从列表选择',
  option: '{status} · {address}',
  unknown: '没有此名称的实例。从列表中选择，或改为输入 ID',
  notRunning: '其状态为 {status}。EventGrid 只能读取状态为 RUNNING 的实例',
  none: '项目中没有此类型的实例',
  failed: '{title}。输入 ID',
} satisfies typeof en;

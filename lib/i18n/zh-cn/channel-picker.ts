import type { channelPicker as en } from '../en/channel-picker';

export const channelPicker = {
  placeholder: '按名称或 ID 搜索',
  findChannel: '按名称搜索通道',
  filterForbidden: '您没有查看通道列表的权限（{action}）。可输入通道 ID。',
  channelId: '通道 ID',
  list: '通道',
  open: '显示通道',
} satisfies typeof en;

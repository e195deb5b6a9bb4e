import type { newChannel as en } from '../en/new-channel';

export const newChannel = {
  title: '创建通道',
  name: '通道名称',
  nameHint: '字母、数字、. _ - · 账号内唯一',
  description: '通道描述',
  submit: '创建通道',
  submitting: '正在创建…',
  cancel: '取消',
  consoleText: '重新创建前，先在列表中查找该通道。',
} satisfies typeof en;

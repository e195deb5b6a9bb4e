import type { sourceFacts as en } from '../en/source-facts';

export const sourceFacts = {
  id: 'ID',
  requestId: 'X-Request-Id',
  name: '名称',
  label: '标签',
  channel: '通道',
  channelId: '通道 ID',
  type: '类型',
  provider: '提供方',
  description: '描述',
  status: '状态',
  created: '创建时间',
  updated: '更新时间',
  none: '无',
  sourceIdName: '事件源 ID',
  channelIdName: '通道 ID',
  types: { APPLICATION: '自定义应用', RABBITMQ: 'RabbitMQ', ROCKETMQ: 'RocketMQ' },
  providers: { CUSTOM: '自定义', OFFICIAL: '官方', PARTNER: '伙伴' },
  statuses: { RUNNING: '运行中', ERROR: '异常', CREATE_FAILED: '创建失败' },
  noStatus: '未返回状态',
} satisfies typeof en;

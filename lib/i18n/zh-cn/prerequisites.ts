import type { prerequisites as en } from '../en/prerequisites';

export const prerequisites = {
  RABBITMQ: {
    title: 'RabbitMQ 前提条件',
    region: '支持的区域：{regions}',
    instance: '实例处于“运行中”状态，且已创建 Vhost 和队列 · 其 VPC 和子网中已有私网访问端点',
  },
  ROCKETMQ: {
    title: 'RocketMQ 前提条件',
    ports: '安全组入方向已放通 TCP {ports}',
    instance: '实例处于“运行中”状态，且已创建 Topic · 其 VPC 和子网中已有私网访问端点',
  },
  agencies: '账号中已有委托 {agencies}',
  portsName: '端口',
} satisfies typeof en;

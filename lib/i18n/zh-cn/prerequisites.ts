import type { prerequisites as en } from '../en/prerequisites';

export const prerequisites = {
  RABBITMQ: {
    title: '开始之前：RabbitMQ',
    region: '仅以下区域支持：{regions}',
    instance: '实例须运行中，且 vhost 和队列已存在 · 同一 VPC 和子网中须有私网终端节点',
  },
  ROCKETMQ: {
    title: '开始之前：RocketMQ',
    ports: '在安全组中放通入方向 TCP {ports}',
    instance: '实例须运行中，且主题已存在 · 同一 VPC 和子网中须有私网终端节点',
  },
  agencies: '账号中已创建委托 {agencies}',
  portsName: '端口',
} satisfies typeof en;

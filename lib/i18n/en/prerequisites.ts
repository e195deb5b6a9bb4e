/** Texts of what a message instance needs before its source can be created. */
export const prerequisites = {
  RABBITMQ: {
    title: 'Before you start: RabbitMQ',
    region: 'Available in: {regions}',
    instance: 'The instance is Running, with its vhost and queue in place · its VPC and subnet have a private endpoint',
  },
  ROCKETMQ: {
    title: 'Before you start: RocketMQ',
    ports: 'Allow inbound TCP {ports} in the security group',
    instance: 'The instance is Running, with its topic in place · its VPC and subnet have a private endpoint',
  },
  agencies: 'The account has the agencies {agencies}',
  portsName: 'ports',
};

/** Texts of what a message instance needs before its source can be created. */
export const prerequisites = {
  RABBITMQ: {
    title: 'Before you start: RabbitMQ',
    region: 'Be in one of the regions that offer it: {regions}',
    instance: 'Have the instance Running, with the vhost and queue · a private endpoint in its VPC and subnet',
  },
  ROCKETMQ: {
    title: 'Before you start: RocketMQ',
    ports: 'Let the security group admit TCP',
    instance: 'Have the instance Running, with the topic · a private endpoint in its VPC and subnet',
  },
  agencies: 'Have the agencies',
  portsName: 'ports',
};

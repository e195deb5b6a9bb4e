import * as z from 'zod/mini';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { failures } from '../failures';
import { errorInfo, resourceName, timeSchema } from '../schemas/list';
import { foreignId, identity, type Noun } from './noun';

const endpointType = z.enum(['PRIVATE', 'PUBLIC'], 'must be one of PRIVATE, PUBLIC');

/** Private endpoints, at most one in a VPC. Rule: docs/wire.md, "EG API, the other resources". */
export const endpoints: Noun = {
  kind: 'endpoint',
  tag: 'Endpoints',
  word: 'Endpoint',
  title: 'private endpoint',
  path: 'endpoints',
  idName: 'endpoint_id',
  createBody: z.looseObject({
    name: resourceName,
    vpc_id: foreignId,
    subnet_id: foreignId,
    description: z.nullish(descriptionSchema),
  }),
  updateBody: z.looseObject({ description: z.nullish(descriptionSchema) }),
  kept: ['vpc_id', 'subnet_id', 'description'],
  changeable: ['description'],
  added: (_body, newId, time) => ({
    domain: `${newId()}.eventgrid.local`,
    type: 'PRIVATE',
    scalable: false,
    error_info: {},
    endpoints: [
      {
        id: newId(),
        endpoint_service_id: newId(),
        endpoint_service_name: 'eventgrid-local',
        marker_id: '1',
        ip: '192.168.0.10',
        created_time: time,
      },
    ],
  }),
  status: 'CREATED',
  answer: z.object({
    ...identity,
    vpc_id: z.string(),
    subnet_id: z.string(),
    domain: z.string(),
    type: endpointType,
    scalable: z.boolean(),
    endpoints: z.array(
      z.object({
        id: z.string(),
        endpoint_service_id: z.string(),
        endpoint_service_name: z.string(),
        marker_id: z.string(),
        ip: z.string(),
        created_time: timeSchema,
      }),
    ),
    status: z.enum(['CREATING', 'CREATED', 'CREATE_FAILED', 'DELETE_FAILED']),
    error_info: errorInfo,
    created_time: timeSchema,
    updated_time: timeSchema,
  }),
  hasShow: false,
  list: {
    sortFields: ['created_time', 'updated_time', 'name'],
    equals: ['name', 'type', 'vpc_id', 'subnet_id'],
    schemas: { type: endpointType },
    holds: { fuzzy_name: 'name' },
  },
  limit: ({ PRIVATE_ENDPOINT }) => PRIVATE_ENDPOINT,
  alone: { field: 'vpc_id', refusal: failures.vpcConflict('vpc_id: the VPC already has a private endpoint') },
};

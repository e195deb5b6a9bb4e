import type { Parts } from '@/lib/overview/parts';
import type { ProjectScope } from '@/lib/session/session';
import { ownQuery } from './own-query';

/** Describes one part of the overview, which is read by itself. */
export const overviewPart = <Name extends keyof Parts>(owner: ProjectScope, name: Name) =>
  ownQuery<NonNullable<Parts[Name]>>(['overview', owner, name], `/api/overview/${name}`, owner);

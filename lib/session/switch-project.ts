import type { EgResult } from '@/lib/eventgrid/failures/result';

/** A project that the user may enter. */
export type Project = { id: string; name: string };

/** What choosing another project came to: null before, and a success is followed by a page of the new project. */
export type SwitchProjectState = { result: EgResult<null> } | null;

/** The server action as the header hands it down. */
export type SwitchProjectAction = (state: SwitchProjectState, form: FormData) => Promise<SwitchProjectState>;

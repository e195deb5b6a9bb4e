export function isLoopbackName(hostname: string): boolean;
export function readOrigin(text: string): string | null;
export const ORIGIN_RULE: string;
export function publicOriginProblem(text: string | undefined): string | null;

type Variables = Record<string, string | undefined>;

export function buildStamp(root: string, environment: Variables): string;
export function isBuilt(root: string, stamp: string): boolean;
export function forgetBuild(root: string): void;
export function noteBuild(root: string, stamp: string): void;

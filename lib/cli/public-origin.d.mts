export function publicOriginProblem(text: string | undefined): string | null;

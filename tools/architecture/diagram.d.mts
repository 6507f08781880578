export function renewed(page: string): string;

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Reads the theme a person chose (cookie); anything unknown is the system's. */
export const chooseTheme = (chosen: string | undefined): Theme => THEMES.find((theme) => theme === chosen) ?? 'system';

/** Returns the theme that the header's switch sets next: system, light, dark, and round again. */
export const nextTheme = (theme: Theme): Theme => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';

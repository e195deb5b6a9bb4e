/** Texts of a button that copies: its name, and what it says afterwards. */
export type CopyMessages = { copy: string; copied: string; copyByHand: string };

/** Picks a copy button's texts from those that all pages share. */
export const copyTexts = ({ copy, copied, copyByHand }: CopyMessages): CopyMessages => ({ copy, copied, copyByHand });

/** The page's live region: screen readers read out what `announce` writes to it. There is one, in the root layout. */
export function Announcer() {
  return <p className="sr-only" role="status" id={ANNOUNCER_ID} />;
}

const ANNOUNCER_ID = 'announcer';

/**
 * Announces a small success to screen readers, through the page's only live region. Two identical announcements in a
 * row are both read out: a no-break space makes them differ.
 */
export function announce(text: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (region) region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

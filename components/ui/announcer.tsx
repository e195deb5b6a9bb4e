/** Live region of the page: what `announce` says is read out here. It stands once, in the root layout. */
export function Announcer() {
  return <p className="sr-only" role="status" id={ANNOUNCER_ID} />;
}

const ANNOUNCER_ID = 'announcer';

/**
 * Says a small success to a screen reader, through the page's one live region. The same words twice in a row are read
 * twice: a no-break space makes them differ.
 */
export function announce(text: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (region) region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

import { makeDetail } from '@/lib/eventgrid/schemas/connection';
import { isDetailSecret } from '@/lib/secrets/mask';
import { type CreateSourceValues, readCreateSourceValues } from './values';

/** The unsent values of a create form, kept in the browser for a user and project. */
export type SourceDraft = {
  /** The page that writes it. Each page has its own draft, so that none overwrites another's. */
  pageId: string;
  /** Milliseconds, by the browser's clock. */
  savedAt: number;
  /** Empty if only the ID is known. */
  channelName: string;
  /** Its secrets are empty. */
  values: CreateSourceValues;
};

/** Maximum number and age of the drafts of one prefix (our choice). */
export const MAX_DRAFTS = 5;
export const DRAFT_MAX_AGE_MS = 7 * 24 * 3_600_000;

const OF_NO_USER = /^eventgrid-draft\/[^#]+$/;

/** Returns the part of a form that a draft may keep: everything except the secrets, which have to be typed again. */
export function valuesToKeep({ name, type, channel_id, description, hosting, detail }: CreateSourceValues) {
  const kept = makeDetail(
    (field) => (isDetailSecret(field) ? '' : detail[field]),
    (field) => detail[field],
  );
  return { name, type, channel_id, description, hosting, detail: kept };
}

/** Returns whether two forms have the same values, ignoring secrets. */
export const isSameDraft = (one: CreateSourceValues, other: CreateSourceValues): boolean =>
  JSON.stringify(valuesToKeep(one)) === JSON.stringify(valuesToKeep(other));

/**
 * Lists the drafts with a prefix (draftPrefix), newest first. Removes those that are too old or unreadable, and those
 * of 0.2.0, which are of no user.
 */
export function readDrafts(storage: Storage, prefix: string, now: number): SourceDraft[] {
  const drafts = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter((key) => key.startsWith(prefix) || OF_NO_USER.test(key))
    .flatMap((key) => {
      const draft = parseDraft(key.slice(prefix.length), storage.getItem(key));
      if (draft && key.startsWith(prefix) && now - draft.savedAt <= DRAFT_MAX_AGE_MS) return [draft];
      storage.removeItem(key);
      return [];
    });
  return drafts.sort((one, other) => other.savedAt - one.savedAt);
}

/**
 * Saves a draft in place of the same page's last one. Removes the oldest beyond MAX_DRAFTS. Throws if storage is full.
 */
export function writeDraft(storage: Storage, prefix: string, { pageId, ...draft }: SourceDraft): void {
  const kept = { ...draft, values: valuesToKeep(draft.values) };
  storage.setItem(prefix + pageId, JSON.stringify(kept));
  for (const { pageId: oldest } of readDrafts(storage, prefix, draft.savedAt).slice(MAX_DRAFTS))
    removeDraft(storage, prefix, oldest);
}

/** Removes the draft of a page, if there is one. */
export const removeDraft = (storage: Storage, prefix: string, pageId: string): void =>
  storage.removeItem(prefix + pageId);

/** Reads a stored draft; null if it is invalid. Its fields are parsed like those of an untrusted form. */
function parseDraft(pageId: string, text: string | null): SourceDraft | null {
  try {
    const { savedAt, channelName, values } = JSON.parse(text ?? '');
    if (typeof savedAt !== 'number') return null;
    return {
      pageId,
      savedAt,
      channelName: typeof channelName === 'string' ? channelName : '',
      values: valuesToKeep(readCreateSourceValues(values)),
    };
  } catch {
    return null;
  }
}

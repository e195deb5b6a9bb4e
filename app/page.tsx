import { redirect } from 'next/navigation';

/** Redirects to the list of sources, which in turn redirects users who are not signed in. */
export default function HomePage(): never {
  redirect('/sources');
}

import { redirect } from 'next/navigation';

/** Redirects to the overview, which in turn redirects users who are not signed in. */
export default function HomePage(): never {
  redirect('/overview');
}

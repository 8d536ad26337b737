import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../session/useSession';
import { Failure, Loading } from '../shared/states';

/** Lets in who is signed in; others are asked to sign in and come back to where they were going. */
export function SignedIn() {
  const { pathname, search } = useLocation();
  const { data: me, error, refetch } = useSession();
  // Who was signed in a moment ago still is when the server is away for a while.
  if (me === undefined) return error ? <Failure error={error} again={() => void refetch()} /> : <Loading />;
  if (me === null) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  if (me.mustChangePassword) return <Navigate to="/password" replace />;
  return <Outlet />;
}

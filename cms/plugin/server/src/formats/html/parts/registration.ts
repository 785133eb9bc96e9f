/** Whether one may register, at the moment of the answer. */
import type { EventView } from 'ess-shared-types';

const WITHOUT_REGISTRATION: readonly string[] = ['cancelled', 'full', 'postponed'];

/** `none`: there is nothing to say of it. */
export function registrationState(event: EventView, asOf: string): 'open' | 'closed' | 'none' {
  const { registration, status, temporalState } = event;
  if (!registration?.url || temporalState === 'past' || WITHOUT_REGISTRATION.includes(status.key)) return 'none';
  return registration.closesAt !== null && Date.parse(registration.closesAt) <= Date.parse(asOf) ? 'closed' : 'open';
}

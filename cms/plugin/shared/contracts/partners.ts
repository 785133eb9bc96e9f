/** Accounts of the admin and the organisations for which they work. */

export interface Organisation {
  readonly documentId: string;
  readonly name: string;
}

export interface Account {
  readonly id: number;
  /** First and last name, or the e-mail address where there is none. */
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly isPartner: boolean;
  readonly organisation: Organisation | null;
}

/** `GET /partners`: every account, by name. */
export interface AccountList {
  readonly accounts: readonly Account[];
}

/** `PUT /partners/:userId`: gives or takes away the organisation of an account. */
export interface AffiliationChange {
  readonly organisation: string | null;
}

/** `GET /partners/organisations?q=`: the twenty first organisations whose name holds these words. */
export interface OrganisationList {
  readonly organisations: readonly Organisation[];
}

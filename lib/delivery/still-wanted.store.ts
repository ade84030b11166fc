import type postgres from "postgres";

type Raw = postgres.TransactionSql;

/** Still wanted: what is due is looked at some time before its turn comes, and a no counts at once. */
export function stillWanted(raw: Raw, organizationId: string, addresses: readonly string[]) {
  return raw`${nobodySaidNo(raw, organizationId, addresses)} and ${isStillSent(raw, organizationId)}`;
}

/**
 * Neither the customer nor anybody at one of their addresses has said no, to all or to this survey, nor
 * the customer to this channel.
 */
function nobodySaidNo(raw: Raw, organizationId: string, addresses: readonly string[]) {
  return raw`
    exists (
      select from customer
      where customer.organization_id = ${organizationId} and customer.id = invitation.customer_id
        and customer.erased_at is null and customer.consent is not false
        and customer.channel_consents ->> invitation.channel is distinct from 'false')
    and not exists (
      select from opt_out
      where opt_out.organization_id = ${organizationId}
        and opt_out.address = any(${[...addresses]}::text[]) and opt_out.source <> 'bounced')
    and not exists (
      select from survey_opt_out
      where survey_opt_out.organization_id = ${organizationId}
        and survey_opt_out.survey_id = invitation.survey_id
        and survey_opt_out.address = any(${[...addresses]}::text[]))`;
}

/** The survey is not closed, what triggered it is there and not paused, and its round is not cancelled. */
function isStillSent(raw: Raw, organizationId: string) {
  return raw`
    exists (
      select from survey
      where survey.organization_id = ${organizationId} and survey.id = invitation.survey_id
        and survey.closed_at is null)
    and (invitation.trigger_id is null or exists (
      select from trigger
      where trigger.organization_id = ${organizationId} and trigger.id = invitation.trigger_id
        and trigger.active))
    and not exists (
      select from round
      where round.organization_id = ${organizationId} and round.id = invitation.round_id
        and round.status in ('cancelling', 'cancelled'))`;
}

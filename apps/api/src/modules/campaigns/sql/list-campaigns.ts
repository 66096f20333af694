/** A page of campaigns, newest first. $1 workspace, $2 state or going_out, $3 search in name and subject, $4 and $5 the key of the row before, $6 limit. */
export const LIST_CAMPAIGNS = `
  select id, name, state, state_says as "stateSays", local_date::text as "localDate", local_time::text as "localTime",
         time_zone as "timeZone", launch_at as "launchAt", launched_at as "launchedAt", finished_at as "finishedAt",
         created_at as "createdAt", mailing_id as "mailingId", currency
    from campaigns
   where workspace_id = $1
     and ($2::text is null or state = $2 or ($2 = 'going_out' and state in ('launching', 'sending', 'paused')))
     and ($3::text is null or name ilike '%' || $3 || '%' or subject ilike '%' || $3 || '%')
     and ($4::timestamptz is null or (created_at, id) < ($4::timestamptz, $5::uuid))
   order by created_at desc, id desc
   limit $6`;

/**
 * What each book holds of an account, counted in SQL over the raw files and without a line of the library: `owned` and
 * `spend` by `asOf`, and `touched`, the last day that somebody called, met or reviewed it. `earliest` is the day of its
 * first purchase. `$days` gives `asOf`.
 *
 * Every query makes the tables `accounts(id)`, `owned(id, product, day)`, `spent(id, day, amount)`, `touched(id, day)`.
 */
export const queries: Record<string, string> = {
  HubSpot: `
    CREATE TABLE companies AS SELECT f(r, 'id') AS id, string_split(f(r, 'properties.hs_merged_object_ids'), ';') AS merged
      FROM rows('companies') WHERE f(r, 'archived') = 'false';
    CREATE TABLE alias AS SELECT id AS other, id FROM companies UNION ALL SELECT unnest(merged), id FROM companies WHERE merged IS NOT NULL;
    CREATE TABLE accounts AS SELECT id FROM companies;
    CREATE MACRO company(r) AS coalesce(
      list_filter(from_json(j(r, 'associations.companies.results'), '[{"id":"VARCHAR","type":"VARCHAR"}]'), x -> x.type = 'deal_to_company')[1].id,
      f(r, 'associations.companies.results[0].id'), f(r, 'associations.companies.results[0].toObjectId'));
    CREATE TABLE deals AS SELECT coalesce(f(r, 'id'), f(r, 'properties.hs_object_id')) AS deal, alias.id AS id, closing_day(f(r, 'properties.closedate'), 'America/New_York') AS day,
        coalesce(CASE WHEN coalesce(f(r, 'properties.deal_currency_code'), 'USD') = 'USD' THEN nullif(f(r, 'properties.amount'), '') END,
          nullif(f(r, 'properties.amount_in_home_currency'), ''),
          (nullif(f(r, 'properties.amount'), '')::DOUBLE * (f(r, 'properties.hs_exchange_rate'))::DOUBLE)::VARCHAR)::DOUBLE AS amount,
        list_distinct(from_json(j(r, 'associations."line items".results'), '[{"id":"VARCHAR"}]')) AS lines
      FROM rows('deals') JOIN alias ON alias.other = company(r)
      WHERE f(r, 'properties.dealstage') = 'closedwon' AND f(r, 'archived') = 'false';
    CREATE TABLE lines AS SELECT f(r, 'id') AS line, f(r, 'properties.hs_product_id') AS product,
        coalesce((f(r, 'properties.amount'))::DOUBLE, (f(r, 'properties.price'))::DOUBLE * (f(r, 'properties.quantity'))::DOUBLE) AS amount
      FROM rows('line_items');
    CREATE TABLE sold AS SELECT id, day, unnest(lines).id AS line FROM deals WHERE len(lines) > 0;
    CREATE TABLE spent AS SELECT id, day, amount FROM deals WHERE coalesce(len(lines), 0) = 0
      UNION ALL SELECT id, day, amount FROM sold JOIN lines USING (line);
    CREATE TABLE owned AS SELECT id, product, day FROM sold JOIN lines USING (line) WHERE product IS NOT NULL;
    CREATE TABLE touched AS SELECT id, local_day(f(r, 'properties.hs_timestamp'), 'America/New_York') AS day
      FROM rows('meetings') JOIN alias ON alias.other = f(r, 'associations.companies.results[0].id')
      WHERE coalesce(f(r, 'properties.hs_meeting_outcome'), 'COMPLETED') = 'COMPLETED' AND f(r, 'properties.hs_timestamp') > '1990'
      UNION ALL SELECT id, local_day(f(r, 'properties.hs_timestamp'), 'America/New_York')
      FROM rows('calls') JOIN alias ON alias.other = f(r, 'associations.companies.results[0].id')
      WHERE f(r, 'properties.hs_call_status') = 'COMPLETED'
        AND f(r, 'properties.hs_call_disposition') = 'f240bbac-87c9-4f6e-bf70-924b57d47db7';`,

  Salesforce: `
    CREATE TABLE alias AS SELECT left(f(r, 'Id'), 15) AS other, coalesce(f(r, 'MasterRecordId'), f(r, 'Id')) AS id FROM rows('accounts')
      UNION ALL SELECT left(f(r, 'PersonContactId'), 15), f(r, 'Id') FROM rows('accounts') WHERE f(r, 'PersonContactId') IS NOT NULL;
    CREATE TABLE inside AS SELECT f(r, 'Id') AS account, unnest(from_json(j(r, 'Opportunities.records'), '["JSON"]')) AS o FROM rows('accounts');
    CREATE TABLE accounts AS SELECT f(r, 'Id') AS id FROM rows('accounts') WHERE f(r, 'MasterRecordId') IS NULL AND f(r, 'IsDeleted') = 'false';
    CREATE TABLE won AS SELECT f(r, 'Id') AS opportunity, alias.id AS id, (f(r, 'CloseDate'))::DATE AS day, (f(r, 'Amount'))::DOUBLE AS amount
      FROM rows('opportunities') JOIN alias ON alias.other = left(f(r, 'AccountId'), 15)
      WHERE f(r, 'IsWon') = 'true' AND coalesce(f(r, 'IsDeleted'), 'false') = 'false'
      UNION ALL SELECT f(o, 'Id'), account, (f(o, 'CloseDate'))::DATE, (f(o, 'Amount'))::DOUBLE FROM inside WHERE f(o, 'IsWon') = 'true';
    CREATE TABLE lines AS SELECT f(r, 'OpportunityId') AS opportunity, f(r, 'Product2Id') AS product, (f(r, 'TotalPrice'))::DOUBLE AS amount
      FROM rows('opportunityLineItems');
    CREATE TABLE spent AS SELECT won.id, day, coalesce(lines.amount, won.amount) AS amount FROM won LEFT JOIN lines USING (opportunity);
    CREATE TABLE assets AS SELECT alias.id AS id, f(r, 'Product2Id') AS product,
        coalesce(f(r, 'PurchaseDate'), f(r, 'InstallDate'))::DATE AS day, f(r, 'IsCompetitorProduct') = 'true' AS theirs
      FROM rows('assets') JOIN alias ON alias.other = left(f(r, 'AccountId'), 15);
    CREATE TABLE owned AS SELECT id, product, day FROM assets WHERE NOT theirs
      UNION ALL SELECT id, lines.product, day FROM won JOIN lines USING (opportunity)
        WHERE NOT EXISTS (SELECT 1 FROM assets WHERE assets.id = won.id AND assets.product = lines.product);
    CREATE TABLE about AS SELECT other AS what, id FROM alias UNION ALL
      SELECT f(r, 'Id'), alias.id FROM rows('opportunities') JOIN alias ON alias.other = left(f(r, 'AccountId'), 15);
    CREATE TABLE touched AS SELECT about.id, (f(r, 'ActivityDate'))::DATE AS day
      FROM rows('tasks') JOIN about ON about.what = left(coalesce(f(r, 'WhatId'), f(r, 'WhoId')), 15) WHERE f(r, 'Status') = 'Completed' AND f(r, 'TaskSubtype') = 'Call'
      UNION ALL SELECT about.id, local_day(f(r, 'StartDateTime'), 'America/New_York') FROM rows('events') JOIN about ON about.what = f(r, 'WhatId');`,

  Zendesk: `
    CREATE TABLE accounts AS SELECT f(r, 'id') AS id FROM rows('organizations') WHERE f(r, 'deleted_at') IS NULL;
    CREATE TABLE owned(id VARCHAR, product VARCHAR, day DATE);
    CREATE TABLE spent(id VARCHAR, day DATE, amount DOUBLE);
    CREATE TABLE touched(id VARCHAR, day DATE);`,

  Twenty: `
    CREATE TABLE accounts AS SELECT f(r, 'id') AS id FROM rows('companies') WHERE f(r, 'deletedAt') IS NULL;
    CREATE TABLE domains AS SELECT f(r, 'id') AS id, regexp_replace(f(r, 'domainName.primaryLinkUrl'), '^https?://', '') AS domain
      FROM rows('companies') WHERE f(r, 'deletedAt') IS NULL;
    CREATE TABLE reached AS SELECT r, coalesce(f(r, 'companyId'),
        (SELECT f(people.r, 'companyId') FROM rows('people') people WHERE f(people.r, 'id') = f(o.r, 'pointOfContactId'))) AS company
      FROM rows('opportunities') o WHERE f(r, 'deletedAt') IS NULL;
    CREATE TABLE won AS SELECT company AS id, closing_day(f(r, 'closeDate'), 'Europe/Paris') AS day,
        (f(r, 'amount.amountMicros'))::DOUBLE / 1e6 * CASE f(r, 'amount.currencyCode') WHEN 'EUR' THEN 1.1 ELSE 1 END AS amount,
        CASE WHEN regexp_matches(f(r, 'name'), 'mac|laptop', 'i') THEN 'laptop' WHEN regexp_matches(f(r, 'name'), 'ipad|tablet', 'i') THEN 'tablet'
          WHEN regexp_matches(f(r, 'name'), 'license|bundle|one\\b', 'i') THEN 'service' END AS product
      FROM reached WHERE f(r, 'stage') = 'CUSTOMER' AND company IN (SELECT id FROM accounts);
    CREATE TABLE spent AS SELECT id, day, amount FROM won;
    CREATE TABLE owned AS SELECT id, product, day FROM won WHERE product IS NOT NULL;
    CREATE TABLE parties AS SELECT f(r, 'id') AS event, f(r, 'isCanceled') AS called_off, local_day(f(r, 'startsAt'), 'Europe/Paris') AS day,
        unnest(from_json(j(r, 'calendarEventParticipants'), '["JSON"]')) AS p FROM rows('calendarEvents');
    CREATE TABLE touched AS SELECT domains.id, day FROM parties JOIN domains ON f(p, 'handle') LIKE '%@' || domain
      WHERE called_off = 'false' AND f(p, 'workspaceMemberId') IS NULL
      UNION ALL SELECT company, day FROM (SELECT coalesce(f(r, 'taskTargets[0].companyId'),
          (SELECT f(target.r, 'targetCompanyId') FROM rows('taskTargets') target WHERE f(target.r, 'taskId') = f(task.r, 'id'))) AS company,
        local_day(f(r, 'dueAt'), 'Europe/Paris') AS day FROM rows('tasks') task WHERE f(r, 'status') = 'DONE' AND f(r, 'title') = 'Call')
      WHERE company IN (SELECT id FROM accounts);`,

  Northwind: `
    CREATE TABLE accounts AS SELECT f(r, 'customerID') AS id FROM rows('customers');
    CREATE TABLE details AS SELECT f(r, 'customerID') AS id, (f(r, 'orderDate'))[1:10]::DATE AS day,
        unnest(from_json(j(r, 'details'), '["JSON"]')) AS d FROM rows('orders');
    CREATE TABLE spent AS SELECT id, day,
        round((f(d, 'unitPrice'))::DOUBLE * (f(d, 'quantity'))::DOUBLE * (1 - coalesce((f(d, 'discount'))::DOUBLE, 0)), 2) AS amount FROM details;
    CREATE TABLE owned AS SELECT id, f(d, 'productID') AS product, day FROM details;
    CREATE TABLE touched(id VARCHAR, day DATE);`,

  Pipeline: `
    CREATE TABLE accounts AS SELECT account AS id FROM csv('accounts');
    CREATE TABLE won AS SELECT account AS id, close_date::DATE AS day, close_value::DOUBLE AS amount, replace(product, ' ', '') AS product
      FROM csv('sales_pipeline') WHERE deal_stage = 'Won';
    CREATE TABLE spent AS SELECT id, day, amount FROM won;
    CREATE TABLE owned AS SELECT id, product, day FROM won;
    CREATE TABLE touched(id VARCHAR, day DATE);`,

  AdventureWorks: `
    CREATE TABLE accounts AS SELECT f(r, 'id') AS id FROM rows('accounts');
    CREATE TABLE bought AS SELECT f(r, 'id') AS id, unnest(from_json(j(r, 'purchases'), '["JSON"]')) AS p FROM rows('accounts');
    CREATE TABLE spent AS SELECT id, (f(p, 'on'))::DATE AS day, (f(p, 'amount'))::DOUBLE AS amount FROM bought;
    CREATE TABLE owned AS SELECT id, f(p, 'productId') AS product, (f(p, 'on'))::DATE AS day FROM bought;
    CREATE TABLE touched(id VARCHAR, day DATE);`,
};

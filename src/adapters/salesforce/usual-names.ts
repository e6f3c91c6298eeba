/** The fields that are read, and the relations whose ids exports write with a dot. */
const NAMES =
  "Id IsDeleted CreatedDate OwnerId CurrencyIsoCode Name Type Industry ParentId MasterRecordId Website " +
  "AnnualRevenue NumberOfEmployees IsPersonAccount PersonContactId PersonHasOptedOutOfEmail PersonDoNotCall " +
  "FirstName LastName AccountId Title Email HasOptedOutOfEmail DoNotCall IsActive UserType TimeZoneSidKey " +
  "ProductCode Family IsArchived Product2Id Pricebook2Id Pricebook2 UnitPrice ContactId PurchaseDate " +
  "InstallDate Quantity Price Status IsCompetitorProduct IsInternal AssetId StartDate EndDate StatusCode " +
  "ContractTerm Term OwnerExpirationNotice GrandTotal Amount Probability StageName CloseDate IsClosed IsWon " +
  "ForecastCategory ForecastCategoryName OpportunityLineItems OpportunityId PricebookEntryId PricebookEntry " +
  "Discount TotalPrice ApiName MasterLabel ProductId ClosedDate IsEscalated Priority Origin Reason Subject " +
  "CaseId CreatedById Field OldValue NewValue MessageDate Incoming WhatId WhoId ActivityDate TaskSubtype " +
  "CompletedDateTime CallType CallDisposition CallDurationInSeconds EventSubtype StartDateTime ActivityDateTime " +
  "EndDateTime DurationInMinutes IsAllDayEvent IsChild IsRecurrence RecurrenceActivityId SystemModstamp " +
  "LastModifiedDate Account Contact Owner Parent MasterRecord Asset Product2 Opportunity Case What Who " +
  "PersonContact IsStandard Description ";

/**
 * Gives rows whose headings are all in capitals, as the Data Loader writes them, or all in small letters, as databases do,
 * the names that Salesforce has for its fields. What the caller calls its own stays beside them.
 * @internal
 */
export function usualNames(): (row: object) => object {
  const names = new Map(
    NAMES.trim()
      .split(" ")
      .map((name) => [name.toLowerCase(), name]),
  );
  return (row) => {
    if ("Id" in row) return row;
    const named: Record<string, unknown> = { ...row };
    for (const [key, value] of Object.entries(row) as [string, unknown][]) {
      const usual = key
        .split(".")
        .map((part) => names.get(part.toLowerCase()) ?? part)
        .join(".");
      if (named[usual] === undefined) named[usual] = value;
    }
    return named;
  };
}

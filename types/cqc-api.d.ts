// Generated from apiDefinition.swagger.json by `npm run generate-types`. Do not edit.
export interface paths {
    "/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List providers
         * @description Lists the companies, NHS trusts, partnerships and people that run care services, by area, kind of service or rating of the provider, with identifier and name each. Cannot search by name or postcode. All filters together narrow the list; one filter can be given several times and accepts any of them. Registered and deregistered providers come alike, in the order of their identifiers.
         */
        get: operations["Providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get provider details
         * @description Returns everything that the register says about one provider, the company, NHS trust, partnership or person that runs care services: ratings and assessments, reports, name, address, telephone number, regulated activities and the identifiers of its locations.
         */
        get: operations["ProviderDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{provider_id}/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List locations of a provider
         * @description Returns the identifiers of all locations, such as care homes, surgeries and hospitals, that a provider runs or has run, in one answer. Names and ratings are in the details of each location.
         */
        get: operations["ProviderLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{provider_id}/inspection-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inspection areas of a provider
         * @description Returns the services and patient groups that CQC has inspected at a provider, such as Surgery or Critical care, and whether each still counts. Mostly hospitals, NHS trusts and GP surgeries have any, care homes and home care agencies rarely. Those that CQC has retired everywhere are left out.
         */
        get: operations["ProviderInspectionAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers/{provider_id}/assessment-service-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List assessment service groups of a provider
         * @description Returns the groups of services, such as Care Homes or General Practice, as which CQC assesses a provider under the single assessment framework, its newer way of rating, with the dates from and until which each applies.
         */
        get: operations["ProviderAssessmentServiceGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List locations
         * @description Lists the places where care is given, such as care homes, home care agencies, GP surgeries, dentists and hospitals, by area, kind of service or rating, with identifier, name and postcode each. Cannot search by name or postcode. All filters together narrow the list; one filter can be given several times and accepts any of them. Registered and deregistered locations come alike, in the order of their identifiers.
         */
        get: operations["Locations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{locationid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get location details
         * @description Returns everything that the register says about one location, such as a care home, home care agency, GP surgery, dentist or hospital: ratings and assessments, reports, name, address, telephone number, beds, services and regulated activities.
         */
        get: operations["LocationDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/inspection-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inspection areas of a location
         * @description Returns the services and patient groups that CQC has inspected at a location, such as Surgery or Critical care, and whether each still counts. Mostly hospitals, NHS trusts and GP surgeries have any, care homes and home care agencies rarely. Those that CQC has retired everywhere are left out.
         */
        get: operations["LocationInspectionAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/provider-inspection-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List trust wide inspection areas of a location
         * @description Returns the services, such as Surgery or Critical care, that CQC has inspected for the whole NHS trust or other provider of a location and not for the location alone, each with the reports that cover it.
         */
        get: operations["LocationProviderInspectionArea"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/assessment-service-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List assessment service groups of a location
         * @description Returns the groups of services, such as Care Homes or General Practice, as which CQC assesses a location under the single assessment framework, its newer way of rating, with the dates from and until which each applies.
         */
        get: operations["LocationAssessmentServiceGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspection-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all inspection areas
         * @description Lists the services and patient groups that CQC inspects, past and present, such as Surgery or Critical care, with the kinds of organisation in which each is inspected. Takes no input.
         */
        get: operations["InspectionAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes/{organisationType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changed organisations
         * @description Returns the identifiers of the locations or providers in England whose entry in the register changed within a period, but not what changed. The time that counts is when the change reached the data service of CQC. With the end of one call as the start of the next, no time is left out and none counted twice, yet CQC files some changes days late.
         */
        get: operations["Changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{inspection_report_link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get report file
         * @description Returns a published inspection report as a PDF file. Its Report Link ID is in the details of a location or provider. Ratings under the single assessment framework have no report here.
         */
        get: operations["MainReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{inspection_report_link_id}/{related_document_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get related document file
         * @description Returns a document that was published along with an inspection report, such as the one on use of resources of an NHS trust, as a PDF file. The related documents of each report are in the details of a location or provider; few reports have any.
         */
        get: operations["ReportAndRelatedDoc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: int32
         * @description Number of items on all pages together.
         */
        Total: number;
        /**
         * Format: int32
         * @description Number of the page that this answer holds, counted from 1.
         */
        Page: number;
        /**
         * Format: int32
         * @description Largest number of items that one page can hold.
         */
        PerPage: number;
        /**
         * Format: int32
         * @description Number of pages that the whole list fills, 0 when nothing was found.
         */
        TotalPages: number;
        /** @description Path of the first page on the CQC service. */
        FirstPageUri: string;
        /** @description Path of the page before this one on the CQC service, null on the first page. */
        PreviousPageUri: string | null;
        /** @description Path of the page after this one on the CQC service, null on the last page. */
        NextPageUri: string | null;
        /** @description Path of the last page on the CQC service. */
        LastPageUri: string;
        /** @description Path of the list on the CQC service. */
        ListUri: string;
        /** @description CQC identifier of a location, such as 1-11132170338, by which its details, areas and groups can be read. */
        LocationId: string;
        /** @description CQC identifier of a provider, such as 1-3452836880, by which its details, areas and locations can be read. */
        ProviderId: string;
        /**
         * @description Whether this is a location (a place where care is given, such as a care home or surgery) or a provider (the company, trust or person that runs it).
         * @enum {string}
         */
        OrganisationType: "Location" | "Provider";
        /**
         * @description Sector of health or social care, such as Social Care Org for care homes and home care or Primary Dental Care for dentists.
         * @enum {string}
         */
        ServiceSector: "Social Care Org" | "Primary Dental Care" | "Primary Medical Services" | "Independent Healthcare Org" | "NHS Healthcare Organisation" | "Independent Ambulance";
        /** @description Name under which the organisation is registered with CQC. */
        Name: string;
        /** @description Other name by which the public knows the organisation. */
        AlsoKnownAs: string;
        /** @description CQC identifier of the brand or group to which the organisation belongs, such as BD900. */
        BrandId: string;
        /** @description Name of the brand or group to which the organisation belongs. */
        BrandName: string;
        /** @description Code by which NHS systems know the organisation, such as R9A, issued by the Organisation Data Service (ODS). */
        OdsCode: string;
        /** @description Code of the NHS integrated care board (ICB) in whose area the postcode lies, such as E54000030, from the national postcode directory (ONSPD). */
        OnspdIcbCode: string;
        /** @description Name of the NHS integrated care board (ICB) in whose area the postcode lies, from the national postcode directory (ONSPD). */
        OnspdIcbName: string;
        /**
         * @description Whether the organisation may provide care now (Registered) or has left the register (Deregistered).
         * @enum {string}
         */
        RegistrationStatus: "Registered" | "Deregistered";
        /**
         * Format: date
         * @description Day on which the present registration with CQC began.
         */
        RegistrationDate: string;
        /**
         * Format: date
         * @description Day on which the organisation left the register, absent while it is registered.
         */
        DeregistrationDate: string;
        /**
         * Format: double
         * @description North-south position of the postcode in degrees, from the national postcode directory.
         */
        Latitude: number;
        /**
         * Format: double
         * @description East-west position of the postcode in degrees, from the national postcode directory.
         */
        Longitude: number;
        /**
         * @description Branch of CQC that inspects the organisation, such as Adult social care for care homes and home care.
         * @enum {string}
         */
        InspectionDirectorate: "Adult social care" | "Hospitals" | "Primary medical services" | "Unspecified";
        /** @description Web address that the organisation gave to CQC, often without https in front. */
        Website: string;
        /** @description First line of the registered postal address. */
        AddressLine1: string;
        /** @description Second line of the registered postal address, where there is one. */
        AddressLine2: string;
        /** @description Town or city of the registered postal address. */
        TownOrCity: string;
        /** @description County of the registered postal address, where one is given. */
        County: string;
        /**
         * @description English region, such as London or South East, or Unspecified, in the spelling of CQC.
         * @enum {string}
         */
        Region: "East" | "East Midlands" | "London" | "North East" | "North West" | "South East" | "South West" | "West Midlands" | "Yorkshire & Humberside" | "Unspecified";
        /** @description Postcode of the registered postal address, such as SW19 6JG. */
        PostalCode: string;
        /** @description Unique property reference number of the address, such as 48770282272, a nationwide key for buildings. */
        Uprn: string;
        /** @description Telephone number that the public can call, written without spaces. */
        MainPhoneNumber: string;
        /** @description Westminster parliamentary constituency in which the address lies. */
        Constituency: string;
        /** @description Council in whose area the address lies, such as Leeds, in the spelling of CQC. */
        LocalAuthority: string;
        /**
         * @description Judgement that CQC published, from Outstanding to Inadequate, or the reason why there is none.
         * @enum {string}
         */
        Rating: "Outstanding" | "Good" | "Requires improvement" | "Inadequate" | "No published rating" | "Inspected but not rated" | "Insufficient evidence to rate" | "Do not include in report";
        /**
         * @description Judgement under the single assessment framework, such as Good, or Regulations met for dentists; empty where CQC assesses without rating.
         * @enum {string}
         */
        AssessmentRating: "Outstanding" | "Good" | "Requires improvement" | "Requires Improvement" | "Inadequate" | "No published rating" | "Inspected but not rated" | "Insufficient evidence to rate" | "Regulations met" | "";
        /**
         * Format: date
         * @description Day on which CQC published the report behind this rating.
         */
        ReportDate: string;
        /** @description Identifier of the report behind this rating, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, as the report operations take it. */
        ReportLinkId: string;
        /** @description Identifier of the earlier organisation, such as 1-11132170338, whose rating was carried over, absent when the rating is its own. */
        InheritedFrom: string;
        /** @description Short CQC name of the inspection area, such as surgery or critical, as the list of all inspection areas explains it. */
        InspectionAreaId: string;
        /** @description Full name of the service or patient group that is inspected, such as Critical care. */
        InspectionAreaName: string;
        /** @description Whether the area is a service that is inspected or a group of patients. */
        InspectionAreaType: string;
        /** @description Form of address of the person, such as Mrs or Dr. */
        PersonTitle: string;
        /** @description First name of the person as it stands in the public register. */
        PersonGivenName: string;
        /** @description Surname of the person as it stands in the public register. */
        PersonFamilyName: string;
        /** @description Whether the related organisation came before this one (HSCA Predecessor) or after it (HSCA Successor). */
        RelationshipType: string;
        /** @description Event that linked the two organisations, such as New Provider or Location Move. */
        RelationshipReason: string;
        /**
         * Format: date
         * @description First day on which inspectors visited for this inspection.
         */
        FirstVisitDate: string;
        /** @description One location in brief: a care home, home care agency, surgery, dentist, hospital or other place of care. */
        LocationSummary: {
            /** @description CQC identifier of the location, such as 1-11132170338, by which its details can be read. */
            locationId?: string;
            /** @description Name under which the location is registered with CQC. */
            locationName?: string;
            postalCode?: components["schemas"]["PostalCode"];
        };
        /** @description One page of the locations that match the filters. */
        LocationList: {
            total?: components["schemas"]["Total"];
            page?: components["schemas"]["Page"];
            perPage?: components["schemas"]["PerPage"];
            totalPages?: components["schemas"]["TotalPages"];
            firstPageUri?: components["schemas"]["FirstPageUri"];
            previousPageUri?: components["schemas"]["PreviousPageUri"];
            nextPageUri?: components["schemas"]["NextPageUri"];
            lastPageUri?: components["schemas"]["LastPageUri"];
            uri?: components["schemas"]["ListUri"];
            /** @description Locations on this page, registered and deregistered alike. */
            locations?: components["schemas"]["LocationSummary"][];
        };
        /** @description One provider in brief: a company, NHS trust, partnership or person that runs care services. */
        ProviderSummary: {
            /** @description CQC identifier of the provider, such as 1-3452836880, by which its details can be read. */
            providerId?: string;
            /** @description Name under which the provider is registered with CQC. */
            providerName?: string;
        };
        /** @description One page of the providers that match the filters. */
        ProviderList: {
            total?: components["schemas"]["Total"];
            page?: components["schemas"]["Page"];
            perPage?: components["schemas"]["PerPage"];
            totalPages?: components["schemas"]["TotalPages"];
            firstPageUri?: components["schemas"]["FirstPageUri"];
            previousPageUri?: components["schemas"]["PreviousPageUri"];
            nextPageUri?: components["schemas"]["NextPageUri"];
            lastPageUri?: components["schemas"]["LastPageUri"];
            uri?: components["schemas"]["ListUri"];
            /** @description Providers on this page, registered and deregistered alike. */
            providers?: components["schemas"]["ProviderSummary"][];
        };
        /** @description One page of the organisations that changed within the period. */
        ChangeList: {
            total?: components["schemas"]["Total"];
            page?: components["schemas"]["Page"];
            perPage?: components["schemas"]["PerPage"];
            totalPages?: components["schemas"]["TotalPages"];
            firstPageUri?: components["schemas"]["FirstPageUri"];
            previousPageUri?: components["schemas"]["PreviousPageUri"];
            nextPageUri?: components["schemas"]["NextPageUri"];
            lastPageUri?: components["schemas"]["LastPageUri"];
            uri?: components["schemas"]["ListUri"];
            /** @description Identifiers of the organisations on this page that changed within the period. */
            changes?: string[];
        };
        /** @description All locations of one provider. */
        ProviderLocationList: {
            /** @description Every location that the provider runs or has run. */
            locations?: components["schemas"]["ProviderLocation"][];
        };
        /** @description A location that belongs to the provider. */
        ProviderLocation: {
            /** @description CQC identifier of the location, such as 1-11132170338, by which its details can be read. */
            organisationId?: string;
        };
        /** @description The most recent inspection of the organisation. */
        LastInspection: {
            /**
             * Format: date
             * @description Day of the most recent inspection.
             */
            date?: string;
        };
        /** @description The most recent report on the organisation. */
        LastReport: {
            /**
             * Format: date
             * @description Day on which the most recent report was published.
             */
            publicationDate?: string;
        };
        /** @description A person whom the public register names. */
        Person: {
            personTitle?: components["schemas"]["PersonTitle"];
            personGivenName?: components["schemas"]["PersonGivenName"];
            personFamilyName?: components["schemas"]["PersonFamilyName"];
            /** @description Functions in which the register names the person. */
            personRoles?: string[];
        };
        /** @description The person who answers to CQC for the regulated activity. */
        NominatedIndividual: {
            personTitle?: components["schemas"]["PersonTitle"];
            personGivenName?: components["schemas"]["PersonGivenName"];
            personFamilyName?: components["schemas"]["PersonFamilyName"];
        };
        /** @description An activity that the location is registered for. */
        LocationRegulatedActivity: {
            /** @description Name of an activity that the law allows only registered organisations to carry on. */
            name?: string;
            /** @description CQC code of the activity, such as RA2. */
            code?: string;
            /** @description Registered managers who are responsible for the activity at this location. */
            contacts?: components["schemas"]["Person"][];
        };
        /** @description An activity that the provider is registered for. */
        ProviderRegulatedActivity: {
            /** @description Name of an activity that the law allows only registered organisations to carry on. */
            name?: string;
            /** @description CQC code of the activity, such as RA2. */
            code?: string;
            nominatedIndividual?: components["schemas"]["NominatedIndividual"];
        };
        /** @description A link to a location that came before or after this one. */
        LocationRelationship: {
            /** @description CQC identifier of the earlier or later location, such as 1-11132170338. */
            relatedLocationId?: string;
            /** @description Name under which the earlier or later location was or is registered. */
            relatedLocationName?: string;
            type?: components["schemas"]["RelationshipType"];
            reason?: components["schemas"]["RelationshipReason"];
        };
        /** @description A link to a provider that came before or after this one. */
        ProviderRelationship: {
            /** @description CQC identifier of the earlier or later provider, such as 1-3452836880. */
            relatedProviderId?: string;
            /** @description Name under which the earlier or later provider was or is registered. */
            relatedProviderName?: string;
            type?: components["schemas"]["RelationshipType"];
            reason?: components["schemas"]["RelationshipReason"];
        };
        /** @description A further kind of place that the location is, besides its sector. */
        LocationType: {
            /** @description Further kind of the location, such as GP Practice or Walk in Centre. */
            type?: string;
        };
        /** @description A kind of service that the location provides. */
        GacServiceType: {
            /** @description Common name for the kind of service, such as Nursing homes. */
            name?: string;
            /** @description Official wording for the kind of service, such as Care home service with nursing, which the service type filter compares. */
            description?: string;
        };
        /** @description A group of people or a need that the organisation specialises in. */
        Specialism: {
            /** @description Group of people or need that is catered for, such as Dementia. */
            name?: string;
        };
        /** @description A category under which CQC inspects the organisation. */
        InspectionCategory: {
            /** @description CQC code of the category, such as S1 or H2. */
            code?: string;
            /** @description The text true for the main category of the organisation, absent for all others. */
            primary?: string;
            /** @description Name of the category, such as Residential social care. */
            name?: string;
        };
        /** @description A service or patient group that was inspected at the organisation. */
        InspectionArea: {
            inspectionAreaId?: components["schemas"]["InspectionAreaId"];
            inspectionAreaName?: components["schemas"]["InspectionAreaName"];
            inspectionAreaType?: components["schemas"]["InspectionAreaType"];
            /** @description Whether the area still counts at this organisation, such as Active (Rated) or Superseded. */
            status?: string;
            /** @description Day on which the area ended, absent while it goes on. */
            endDate?: string;
            /** @description Areas that took the place of this one at the organisation. */
            supersededBy?: string[];
            /** @description Areas that stand in the place of this one today across all organisations. */
            latestGloballySupersededBy?: string[];
        };
        /** @description The inspection areas of one organisation. */
        InspectionAreaList: {
            /** @description Services and patient groups that were inspected, empty for most care homes and home care agencies. */
            inspectionAreas?: components["schemas"]["InspectionArea"][];
        };
        /** @description A report that covers the area. */
        ProviderInspectionAreaReport: {
            /** @description CQC identifier of the inspection that led to the report, such as INS2-3947661415. */
            inspectionId?: string;
            /** @description Identifier of the report, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, as the report operations take it. */
            reportLinkId?: string;
            providerId?: components["schemas"]["ProviderId"];
            locationId?: components["schemas"]["LocationId"];
        };
        /** @description A service that was inspected for the whole trust or other provider. */
        ProviderInspectionArea: {
            inspectionAreaId?: components["schemas"]["InspectionAreaId"];
            /** @description Reports of inspections that covered the area. */
            reports?: components["schemas"]["ProviderInspectionAreaReport"][];
        };
        /** @description Services that were inspected for the whole provider, seen from one location. */
        ProviderInspectionAreaList: {
            /** @description Services that were inspected for the whole trust or other provider, with their reports. */
            providerInspectionAreas?: components["schemas"]["ProviderInspectionArea"][];
        };
        /** @description A kind of organisation in which the area is inspected. */
        TaxonomyCategory: {
            /** @description Kind of organisation in which CQC inspects the area, such as Acute hospital - NHS specialist. */
            inspectionCategoryName?: string;
            /** @description CQC code of the category, such as H1. */
            code?: string;
            /** @description Y when the area is a core service in this category. */
            coreFlag?: string;
            /** @description Whether the area is still inspected in this category. */
            status?: string;
            /** @description Day on which inspection in this category ended. */
            endDate?: string;
            /** @description Day from which organisations of this category no longer carry the area. */
            orgInspectionAreaRetirementDate?: string;
        };
        /** @description A service or patient group that CQC inspects or has inspected. */
        TaxonomyArea: {
            inspectionAreaId?: components["schemas"]["InspectionAreaId"];
            inspectionAreaName?: components["schemas"]["InspectionAreaName"];
            inspectionAreaType?: components["schemas"]["InspectionAreaType"];
            /** @description Whether the area is open to new inspections, such as Active, Superseded or Retired. */
            status?: string;
            /** @description Day from which the area is no longer inspected. */
            endDate?: string;
            /** @description Areas under which new inspections take place instead. */
            supersededBy?: string[];
            /** @description Day from which organisations no longer carry the area. */
            orgInspectionAreaRetirementDate?: string;
            /** @description Kinds of organisation in which the area is inspected. */
            inspectionCategories?: components["schemas"]["TaxonomyCategory"][];
        };
        /** @description Everything that CQC inspects, past and present. */
        InspectionAreaTaxonomy: {
            /** @description Moment at which CQC last changed the list, such as 2026-09-28T03:14:07.0000000+00:00. */
            lastUpdate?: string;
            /** @description All services and patient groups, past and present. */
            inspectionAreas?: components["schemas"]["TaxonomyArea"][];
        };
        /** @description The rating for one of the five key questions. */
        KeyQuestionRating: {
            /** @description One of the five questions CQC asks: Safe, Effective, Caring, Responsive or Well-led. */
            name?: string;
            rating?: components["schemas"]["Rating"];
        };
        /** @description The current rating for one of the five key questions, with its source. */
        CurrentKeyQuestionRating: {
            /** @description One of the five questions CQC asks: Safe, Effective, Caring, Responsive or Well-led. */
            name?: string;
            rating?: components["schemas"]["Rating"];
            reportDate?: components["schemas"]["ReportDate"];
            reportLinkId?: components["schemas"]["ReportLinkId"];
            organisationId?: components["schemas"]["InheritedFrom"];
        };
        /** @description How well an NHS trust uses its resources, from the current assessment. */
        CurrentUseOfResources: {
            organisationId?: components["schemas"]["InheritedFrom"];
            /** @description Findings on the use of resources, in words that may contain HTML. */
            summary?: string;
            /** @description Rating for the use of resources alone. */
            useOfResourcesRating?: string;
            /** @description Findings on quality and resources together, in words that may contain HTML. */
            combinedQualitySummary?: string;
            /** @description Rating for quality and use of resources together. */
            combinedQualityRating?: string;
            reportDate?: components["schemas"]["ReportDate"];
            reportLinkId?: components["schemas"]["ReportLinkId"];
        };
        /** @description How well an NHS trust used its resources, from a former assessment. */
        HistoricUseOfResources: {
            /** @description Findings on the use of resources, in words that may contain HTML. */
            useOfResourcesSummary?: string;
            /** @description Rating for the use of resources alone. */
            useOfResourcesRating?: string;
            /** @description Findings on quality and resources together, in words that may contain HTML. */
            combinedQualitySummary?: string;
            /** @description Rating for quality and use of resources together. */
            combinedQualityRating?: string;
        };
        /** @description The current rating of the organisation as a whole. */
        CurrentOverallRating: {
            organisationId?: components["schemas"]["InheritedFrom"];
            rating?: components["schemas"]["Rating"];
            reportDate?: components["schemas"]["ReportDate"];
            reportLinkId?: components["schemas"]["ReportLinkId"];
            useOfResources?: components["schemas"]["CurrentUseOfResources"];
            /** @description Current ratings for the five key questions. */
            keyQuestionRatings?: components["schemas"]["CurrentKeyQuestionRating"][];
        };
        /** @description The rating of one inspected service or patient group. */
        ServiceRating: {
            /** @description Short CQC name of the inspection area that was rated, such as surgery. */
            name?: string;
            rating?: components["schemas"]["Rating"];
            reportDate?: components["schemas"]["ReportDate"];
            reportLinkId?: components["schemas"]["ReportLinkId"];
            organisationId?: components["schemas"]["InheritedFrom"];
            /** @description Ratings of this one service for the five key questions. */
            keyQuestionRatings?: components["schemas"]["KeyQuestionRating"][];
        };
        /** @description The ratings now in force from inspections before the single assessment framework. */
        CurrentRatings: {
            overall?: components["schemas"]["CurrentOverallRating"];
            /**
             * Format: date
             * @description Day on which the latest report behind these ratings was published.
             */
            reportDate?: string;
            /** @description Current ratings of single services or patient groups. */
            serviceRatings?: components["schemas"]["ServiceRating"][];
        };
        /** @description A former rating of the organisation as a whole. */
        HistoricOverallRating: {
            rating?: components["schemas"]["Rating"];
            useOfResources?: components["schemas"]["HistoricUseOfResources"];
            /** @description Former ratings for the five key questions. */
            keyQuestionRatings?: components["schemas"]["KeyQuestionRating"][];
        };
        /** @description The ratings that one former report gave. */
        HistoricRating: {
            reportLinkId?: components["schemas"]["ReportLinkId"];
            reportDate?: components["schemas"]["ReportDate"];
            organisationId?: components["schemas"]["InheritedFrom"];
            overall?: components["schemas"]["HistoricOverallRating"];
            /** @description Former ratings of single services or patient groups. */
            serviceRatings?: components["schemas"]["ServiceRating"][];
        };
        /** @description A document published along with the report. */
        RelatedDocument: {
            /** @description Path of the document, which the related document operations take as it is in both inputs. */
            documentUri?: string;
            /** @description Kind of the document, such as Use of Resources. */
            documentType?: string;
        };
        /** @description A location that the inspection covered. */
        InspectionLocation: {
            /** @description CQC identifier of the location, such as 1-11132170338, by which its details can be read. */
            locationId?: string;
        };
        /** @description A published report on the location. */
        LocationReport: {
            /** @description Identifier of the report, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, as the report operations take it. */
            linkId?: string;
            /**
             * Format: date
             * @description Day on which the report was published.
             */
            reportDate?: string;
            firstVisitDate?: components["schemas"]["FirstVisitDate"];
            /** @description Path of the report, which the report operations take as it is in place of the identifier. */
            reportUri?: string;
            /**
             * @description Whether the report covers a Location, a Provider or a CoreService.
             * @enum {string}
             */
            reportType?: "Location" | "Provider" | "CoreService";
            /** @description Documents published along with the report. */
            relatedDocuments?: components["schemas"]["RelatedDocument"][];
        };
        /** @description A published report on the provider. */
        ProviderReport: {
            /** @description Identifier of the report, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, as the report operations take it. */
            linkId?: string;
            /**
             * Format: date
             * @description Day on which the report was published.
             */
            reportDate?: string;
            firstVisitDate?: components["schemas"]["FirstVisitDate"];
            /** @description Path of the report, which the report operations take as it is in place of the identifier. */
            reportUri?: string;
            /**
             * @description Whether the report covers a Location, a Provider or a CoreService.
             * @enum {string}
             */
            reportType?: "Location" | "Provider" | "CoreService";
            /** @description Documents published along with the report. */
            relatedDocuments?: components["schemas"]["RelatedDocument"][];
            /** @description Locations that the inspection covered. */
            inspectionLocations?: components["schemas"]["InspectionLocation"][];
        };
        /** @description An inspection whose report is not published yet. */
        UnpublishedReport: {
            firstVisitDate?: components["schemas"]["FirstVisitDate"];
        };
        /** @description One of six kinds of evidence behind a quality statement. */
        EvidenceCategory: {
            /** @description Number of the kind of evidence: 1 experience of people, 2 staff and leaders, 3 partners, 4 observation, 5 processes, 6 outcomes. */
            evidenceCategoryId?: string;
            /** @description What CQC found in this evidence, plain or HTML, empty when nothing was written. */
            commentary?: string;
            /** @description Day of the commentary, empty when there is none. */
            commentaryDate?: string;
        };
        /** @description One of the 33 quality statements under a key question. */
        QualityStatement: {
            /** @description Wording of the quality statement, such as Learning culture. */
            name?: string;
            /** @description Number of the quality statement, from 1 to 33; the name beside it says which. */
            qualityStatementId?: string;
            /** @description Score from 1 to 4 with its meaning, or the words Regulations met. */
            qualityStatementscore?: string;
            /** @description Standard sentence that goes with the score. */
            qualityStatementNarrative?: string;
            /** @description Whether the statement was looked at this time (Assessed) or keeps an older score (Not Assessed). */
            status?: string;
            /** @description Evidence behind the score, by kind. */
            evidenceCategory?: components["schemas"]["EvidenceCategory"][];
        };
        /** @description One of the five key questions under the single assessment framework. */
        AssessedKeyQuestion: {
            /** @description One of the five questions CQC asks: Safe, Effective, Caring, Responsive or Well-led. */
            name?: string;
            rating?: components["schemas"]["AssessmentRating"];
            /** @description Whether the question was looked at this time (Assessed) or keeps an older score (Not Assessed). */
            status?: string;
            /** @description What CQC found on the question, plain or HTML. */
            commentary?: string;
            /** @description Day of the commentary, empty when there is none. */
            commentaryDate?: string;
            /** @description Standard sentence that goes with the rating. */
            narrative?: string;
            /** @description Score for the question in percent, written as text. */
            percentageScore?: string;
            /** @description Quality statements that make up the score. */
            topicareas?: components["schemas"]["QualityStatement"][];
        };
        /** @description One day on which CQC sent people to see the service for this assessment. */
        AssessorVisit: {
            /** @description Day on which assessors visited. */
            visitDates?: string;
        };
        /** @description The assessment of one group of services at the organisation. */
        ServiceGroupRating: {
            /** @description CQC identifier of the assessment, such as AP2291. */
            assessmentPlanId?: string;
            /** @description Heading under which CQC files the assessment. */
            title?: string;
            /** @description Day on which the assessment began. */
            assessmentDate?: string;
            /** @description Whether the assessment plan is in force. */
            assessmentPlanStatus?: string;
            /** @description Group of services that was assessed, such as Care Homes. */
            name?: string;
            rating?: components["schemas"]["AssessmentRating"];
            /** @description Current for the rating in force, another word for one that has passed. */
            status?: string;
            /** @description Summary of the assessment, plain or HTML. */
            commentary?: string;
            /** @description Day of the commentary, empty when there is none. */
            commentaryDate?: string;
            /** @description Standard sentence that goes with the rating. */
            narrative?: string;
            /** @description What people said about the service, plain or HTML. */
            overallPeopleExperience?: string;
            /** @description Day of the text on what people said, empty when there is none. */
            overallPeopleExperienceDate?: string;
            /** @description Visits that assessors made. */
            assessorVisitDates?: components["schemas"]["AssessorVisit"][];
            /** @description Ratings and scores for the five key questions. */
            keyQuestionRatings?: components["schemas"]["AssessedKeyQuestion"][];
        };
        /** @description The rating of the whole organisation for one key question. */
        AssessmentKeyQuestionRating: {
            /** @description One of the five questions CQC asks: Safe, Effective, Caring, Responsive or Well-led. */
            name?: string;
            rating?: components["schemas"]["AssessmentRating"];
            /** @description Whether the question was looked at this time (Assessed) or keeps an older score (Not Assessed). */
            status?: string;
        };
        /** @description The rating of the whole organisation across its service groups. */
        AssessmentOverallRating: {
            rating?: components["schemas"]["AssessmentRating"];
            /** @description Current for the rating in force, another word for one that has passed. */
            status?: string;
            /** @description Ratings of the whole organisation for the five key questions. */
            keyQuestionRatings?: components["schemas"]["AssessmentKeyQuestionRating"][];
        };
        /** @description The ratings that one assessment gave. */
        AssessmentRatings: {
            /** @description Ratings of each assessed group of services. */
            asgRatings?: components["schemas"]["ServiceGroupRating"][];
            /** @description Ratings of the organisation as a whole, where CQC gives one. */
            overall?: components["schemas"]["AssessmentOverallRating"][];
        };
        /** @description An assessment under the single assessment framework. */
        Assessment: {
            /** @description Day and time of publication, such as 2024-08-29 09:44:38, with a space between them and without a time zone. */
            assessmentPlanPublishedDateTime?: string;
            ratings?: components["schemas"]["AssessmentRatings"];
        };
        /** @description A group of services that CQC assesses as one. */
        AssessmentServiceGroup: {
            /** @description CQC number of the service group, such as 271 for care homes. */
            assessmentServiceId?: string;
            /** @description Name of the service group, such as Care Homes. */
            assessmentServiceName?: string;
            /** @description The word Unrated for groups that are assessed without a rating, absent otherwise. */
            assessmentServiceType?: string;
            /** @description Whether the group applies to the organisation now. */
            status?: string;
            /** @description Day from which the group applies. */
            startDate?: string;
            /** @description Day until which the group applied, empty or absent while it goes on. */
            endDate?: string;
        };
        /** @description The service groups of one organisation. */
        AssessmentServiceGroupList: {
            /** @description Groups of services under which the organisation is assessed. */
            assessmentServiceGroup?: components["schemas"]["AssessmentServiceGroup"][];
        };
        /** @description Everything the register says about one location. */
        Location: {
            locationId?: components["schemas"]["LocationId"];
            providerId?: components["schemas"]["ProviderId"];
            organisationType?: components["schemas"]["OrganisationType"];
            type?: components["schemas"]["ServiceSector"];
            name?: components["schemas"]["Name"];
            brandId?: components["schemas"]["BrandId"];
            brandName?: components["schemas"]["BrandName"];
            alsoKnownAs?: components["schemas"]["AlsoKnownAs"];
            /** @description Code of the former clinical commissioning group (CCG), the local NHS body until 2022, in whose area the postcode lay, such as E38000244, from the national postcode directory (ONSPD). */
            onspdCcgCode?: string;
            /** @description Name of the former clinical commissioning group (CCG), the local NHS body until 2022, in whose area the postcode lay, from the national postcode directory (ONSPD). */
            onspdCcgName?: string;
            /** @description NHS organisation (ODS) code of the former clinical commissioning group (CCG) of the location, such as 00Y. */
            odsCcgCode?: string;
            /** @description Name of the former clinical commissioning group (CCG) of the location, which now reads like NHS Greater Manchester Icb - 00Y. */
            odsCcgName?: string;
            onspdIcbCode?: components["schemas"]["OnspdIcbCode"];
            onspdIcbName?: components["schemas"]["OnspdIcbName"];
            odsCode?: components["schemas"]["OdsCode"];
            registrationStatus?: components["schemas"]["RegistrationStatus"];
            registrationDate?: components["schemas"]["RegistrationDate"];
            deregistrationDate?: components["schemas"]["DeregistrationDate"];
            /**
             * @description Y while the location is registered but gives no care for the time being, otherwise N.
             * @enum {string}
             */
            dormancy?: "Y" | "N";
            /**
             * Format: date
             * @description Day from which the location gave no care.
             */
            dormancyStartDate?: string;
            /**
             * Format: date
             * @description Day on which the location began to give care again.
             */
            dormancyEndDate?: string;
            onspdLatitude?: components["schemas"]["Latitude"];
            onspdLongitude?: components["schemas"]["Longitude"];
            /**
             * @description Y when the location is a care home, otherwise N.
             * @enum {string}
             */
            careHome?: "Y" | "N";
            inspectionDirectorate?: components["schemas"]["InspectionDirectorate"];
            postalAddressLine1?: components["schemas"]["AddressLine1"];
            postalAddressLine2?: components["schemas"]["AddressLine2"];
            postalAddressTownCity?: components["schemas"]["TownOrCity"];
            postalAddressCounty?: components["schemas"]["County"];
            region?: components["schemas"]["Region"];
            postalCode?: components["schemas"]["PostalCode"];
            uprn?: components["schemas"]["Uprn"];
            mainPhoneNumber?: components["schemas"]["MainPhoneNumber"];
            website?: components["schemas"]["Website"];
            /**
             * Format: date
             * @description Day from which the location has been without its registered manager.
             */
            registeredManagerAbsentDate?: string;
            /**
             * Format: int32
             * @description Beds that the location is registered for, 0 for services without beds.
             */
            numberOfBeds?: number;
            constituency?: components["schemas"]["Constituency"];
            localAuthority?: components["schemas"]["LocalAuthority"];
            lastInspection?: components["schemas"]["LastInspection"];
            lastReport?: components["schemas"]["LastReport"];
            /** @description Locations that came before or after this one. */
            relationships?: components["schemas"]["LocationRelationship"][];
            /** @description Further kinds of place that the location is, mostly empty. */
            locationTypes?: components["schemas"]["LocationType"][];
            /** @description Activities that the location is registered for, empty once it is deregistered. */
            regulatedActivities?: components["schemas"]["LocationRegulatedActivity"][];
            /** @description Kinds of service that the location provides. */
            gacServiceTypes?: components["schemas"]["GacServiceType"][];
            /** @description Groups of people and needs that the location specialises in. */
            specialisms?: components["schemas"]["Specialism"][];
            /** @description Categories under which CQC inspects the organisation. */
            inspectionCategories?: components["schemas"]["InspectionCategory"][];
            /** @description Services and patient groups that were inspected at the organisation. */
            inspectionAreas?: components["schemas"]["InspectionArea"][];
            currentRatings?: components["schemas"]["CurrentRatings"];
            /** @description Ratings from former reports, newest first as a rule. */
            historicRatings?: components["schemas"]["HistoricRating"][];
            /** @description Published reports on the location, newest first as a rule. */
            reports?: components["schemas"]["LocationReport"][];
            /** @description Inspections whose reports are not published yet. */
            unpublishedReports?: components["schemas"]["UnpublishedReport"][];
            /** @description Services that were inspected for the whole trust or other provider. */
            providerInspectionAreas?: components["schemas"]["ProviderInspectionArea"][];
            /** @description Groups of services under which the organisation is assessed. */
            assessmentServiceGroup?: components["schemas"]["AssessmentServiceGroup"][];
            /** @description Assessments under the single assessment framework, absent when there was none yet. */
            assessment?: components["schemas"]["Assessment"][];
        };
        /** @description Everything the register says about one provider. */
        Provider: {
            providerId?: components["schemas"]["ProviderId"];
            /** @description Identifiers of all locations that the provider runs or has run. */
            locationIds?: string[];
            organisationType?: components["schemas"]["OrganisationType"];
            /**
             * @description Legal form of the provider.
             * @enum {string}
             */
            ownershipType?: "Organisation" | "Partnership" | "Individual" | "NHS Body";
            type?: components["schemas"]["ServiceSector"];
            name?: components["schemas"]["Name"];
            brandId?: components["schemas"]["BrandId"];
            brandName?: components["schemas"]["BrandName"];
            alsoKnownAs?: components["schemas"]["AlsoKnownAs"];
            odsCode?: components["schemas"]["OdsCode"];
            registrationStatus?: components["schemas"]["RegistrationStatus"];
            registrationDate?: components["schemas"]["RegistrationDate"];
            deregistrationDate?: components["schemas"]["DeregistrationDate"];
            /** @description Registration number at Companies House, such as 99524578, absent when the provider is no company. */
            companiesHouseNumber?: string;
            /** @description Registration number at the Charity Commission, such as 9900023, absent when the provider is no charity. */
            charityNumber?: string;
            website?: components["schemas"]["Website"];
            postalAddressLine1?: components["schemas"]["AddressLine1"];
            postalAddressLine2?: components["schemas"]["AddressLine2"];
            postalAddressTownCity?: components["schemas"]["TownOrCity"];
            postalAddressCounty?: components["schemas"]["County"];
            region?: components["schemas"]["Region"];
            postalCode?: components["schemas"]["PostalCode"];
            uprn?: components["schemas"]["Uprn"];
            onspdLatitude?: components["schemas"]["Latitude"];
            onspdLongitude?: components["schemas"]["Longitude"];
            onspdIcbCode?: components["schemas"]["OnspdIcbCode"];
            onspdIcbName?: components["schemas"]["OnspdIcbName"];
            mainPhoneNumber?: components["schemas"]["MainPhoneNumber"];
            inspectionDirectorate?: components["schemas"]["InspectionDirectorate"];
            constituency?: components["schemas"]["Constituency"];
            localAuthority?: components["schemas"]["LocalAuthority"];
            lastInspection?: components["schemas"]["LastInspection"];
            lastReport?: components["schemas"]["LastReport"];
            /** @description Partners whom the register names for the provider. */
            contacts?: components["schemas"]["Person"][];
            /** @description Providers that came before or after this one. */
            relationships?: components["schemas"]["ProviderRelationship"][];
            /** @description Activities that the provider is registered for, empty once it is deregistered. */
            regulatedActivities?: components["schemas"]["ProviderRegulatedActivity"][];
            /** @description Categories under which CQC inspects the organisation. */
            inspectionCategories?: components["schemas"]["InspectionCategory"][];
            /** @description Services and patient groups that were inspected at the organisation. */
            inspectionAreas?: components["schemas"]["InspectionArea"][];
            currentRatings?: components["schemas"]["CurrentRatings"];
            /** @description Ratings from former reports, newest first as a rule. */
            historicRatings?: components["schemas"]["HistoricRating"][];
            /** @description Published reports on the provider, newest first as a rule. */
            reports?: components["schemas"]["ProviderReport"][];
            /** @description Inspections whose reports are not published yet. */
            unpublishedReports?: components["schemas"]["UnpublishedReport"][];
            /** @description Groups of services under which the organisation is assessed. */
            assessmentServiceGroup?: components["schemas"]["AssessmentServiceGroup"][];
            /** @description Assessments under the single assessment framework, absent when there was none yet. */
            assessment?: components["schemas"]["Assessment"][];
        };
    };
    responses: {
        /** @description The request is not valid, such as an identifier or a date that cannot be read. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The subscription key is missing or not valid. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The firewall of CQC refused the request before looking at it. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Nothing is known under this identifier. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Too many requests were sent, and the Retry-After header tells how many seconds to wait. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The CQC service failed. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description Number of the page to return, counted from 1. */
        page: number;
        /** @description Number of items on one page, 1000 unless another number is given. */
        perPage: number;
        /** @description Only organisations in this English region, such as London or South East; for several regions the parameter is given several times. */
        region: string[];
        /** @description Only organisations in the area of this council, such as Leeds or County Durham; for several councils the parameter is given several times. */
        localAuthority: string[];
        /** @description Only organisations in this parliamentary constituency, such as Leeds Central and Headingley; for several constituencies the parameter is given several times. */
        constituency: string[];
        /** @description Only organisations that this branch of CQC inspects, such as Adult social care for care homes and home care; for several branches the parameter is given several times. */
        inspectionDirectorate: string[];
        /** @description Only organisations with this overall rating by inspection, such as Good, which leaves out all that are rated only under the single assessment framework; for several ratings the parameter is given several times. */
        overallRating: string[];
        /** @description Only organisations whose main inspection category has this code, such as S1 for residential social care or P2 for GP practices; for several codes the parameter is given several times. */
        primaryInspectionCategoryCode: string[];
        /** @description Only organisations whose main inspection category has this name, such as Residential social care, GP Practices or Dentists; for several names the parameter is given several times. */
        primaryInspectionCategoryName: string[];
        /** @description Only organisations with this code among their further inspection categories, such as S3 for hospice services; for several codes the parameter is given several times. */
        nonPrimaryInspectionCategoryCode: string[];
        /** @description Only organisations with this name among their further inspection categories, such as Hospice services; for several names the parameter is given several times. */
        nonPrimaryInspectionCategoryName: string[];
        /** @description Only organisations registered for this activity, such as Personal care or Surgical procedures; for several activities the parameter is given several times. */
        regulatedActivity: string[];
        /** @description Only organisations with a report of this type, such as Provider; for several types the parameter is given several times. */
        reportType: string[];
        /** @description Only locations registered for at least one of these activities, such as Personal care. */
        regulatedActivities: string[];
        /** @description Only locations with a report of at least one of these types, such as Location. */
        reportTypes: string[];
        /** @description Only locations of a former clinical commissioning group (CCG), the local NHS body until 2022, with one of these NHS organisation (ODS) codes, such as 00Y. */
        odsCcgCodes: string[];
        /** @description Only locations of the former clinical commissioning group (CCG), the local NHS body until 2022, of this name, which now reads like NHS Greater Manchester Icb - 00Y; for several names the parameter is given several times. */
        odsCcgName: string[];
        /** @description Only locations whose postcode lay in the former clinical commissioning group (CCG), the local NHS body until 2022, with this code of the national postcode directory (ONSPD), such as E38000244; for several codes the parameter is given several times. */
        onspdCcgCode: string[];
        /** @description Only locations whose postcode lay in the former clinical commissioning group (CCG), the local NHS body until 2022, of this name in the national postcode directory (ONSPD), such as NHS South East London CCG; for several names the parameter is given several times. */
        onspdCcgName: string[];
        /** @description Only locations that provide this kind of service, such as Care home service with nursing, Domiciliary care service or Dental service; for several kinds the parameter is given several times. */
        gacServiceTypeDescription: string[];
        /** @description Only care homes (Y), or only locations that are no care homes (N), such as home care agencies, surgeries, dentists and hospitals. */
        careHome: string;
        /** @description First moment of the period, included in it, such as 2026-10-01T00:00:00Z. */
        startTimestamp: string;
        /** @description Moment at which the period ends, not included in it, such as 2026-10-08T00:00:00Z. */
        endTimeStamp: string;
        /** @description Identifier of the location, such as 1-11132170338 or R9A01, from a list, a change or the details of its provider, in capitals; not its name or postcode. */
        locationid: string;
        /** @description Identifier of the location, such as 1-11132170338 or R9A01, from a list, a change or the details of its provider, in capitals; not its name or postcode. */
        location_id: string;
        /** @description Identifier of the provider, such as 1-3452836880 or R9A, from a list, a change or the details of one of its locations, in capitals; not its name. */
        providerId: string;
        /** @description Identifier of the provider, such as 1-3452836880 or R9A, from a list, a change or the details of one of its locations, in capitals; not its name. */
        provider_id: string;
        /** @description Whether to look for locations, the places such as care homes, surgeries and hospitals, or for providers, the companies, trusts and people that run them. */
        organisation_type: "location" | "provider";
        /** @description Identifier of the report, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, from the details of a location or provider. */
        inspection_report_link_id: string;
        /** @description Type of the related document, such as Use of Resources, from the details of a location or provider. */
        related_document_type: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Providers: {
        parameters: {
            query?: {
                /** @description Only organisations in this English region, such as London or South East; for several regions the parameter is given several times. */
                region?: components["parameters"]["region"];
                /** @description Only organisations in the area of this council, such as Leeds or County Durham; for several councils the parameter is given several times. */
                localAuthority?: components["parameters"]["localAuthority"];
                /** @description Only organisations in this parliamentary constituency, such as Leeds Central and Headingley; for several constituencies the parameter is given several times. */
                constituency?: components["parameters"]["constituency"];
                /** @description Only organisations that this branch of CQC inspects, such as Adult social care for care homes and home care; for several branches the parameter is given several times. */
                inspectionDirectorate?: components["parameters"]["inspectionDirectorate"];
                /** @description Only organisations with this overall rating by inspection, such as Good, which leaves out all that are rated only under the single assessment framework; for several ratings the parameter is given several times. */
                overallRating?: components["parameters"]["overallRating"];
                /** @description Only organisations whose main inspection category has this code, such as S1 for residential social care or P2 for GP practices; for several codes the parameter is given several times. */
                primaryInspectionCategoryCode?: components["parameters"]["primaryInspectionCategoryCode"];
                /** @description Only organisations whose main inspection category has this name, such as Residential social care, GP Practices or Dentists; for several names the parameter is given several times. */
                primaryInspectionCategoryName?: components["parameters"]["primaryInspectionCategoryName"];
                /** @description Only organisations with this code among their further inspection categories, such as S3 for hospice services; for several codes the parameter is given several times. */
                nonPrimaryInspectionCategoryCode?: components["parameters"]["nonPrimaryInspectionCategoryCode"];
                /** @description Only organisations with this name among their further inspection categories, such as Hospice services; for several names the parameter is given several times. */
                nonPrimaryInspectionCategoryName?: components["parameters"]["nonPrimaryInspectionCategoryName"];
                /** @description Only organisations registered for this activity, such as Personal care or Surgical procedures; for several activities the parameter is given several times. */
                regulatedActivity?: components["parameters"]["regulatedActivity"];
                /** @description Only organisations with a report of this type, such as Provider; for several types the parameter is given several times. */
                reportType?: components["parameters"]["reportType"];
                /** @description Number of the page to return, counted from 1. */
                page?: components["parameters"]["page"];
                /** @description Number of items on one page, 1000 unless another number is given. */
                perPage?: components["parameters"]["perPage"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of providers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ProviderDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the provider, such as 1-3452836880 or R9A, from a list, a change or the details of one of its locations, in capitals; not its name. */
                providerId: components["parameters"]["providerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ProviderLocations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the provider, such as 1-3452836880 or R9A, from a list, a change or the details of one of its locations, in capitals; not its name. */
                provider_id: components["parameters"]["provider_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The locations of the provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderLocationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ProviderInspectionAreas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the provider, such as 1-3452836880 or R9A, from a list, a change or the details of one of its locations, in capitals; not its name. */
                provider_id: components["parameters"]["provider_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inspection areas of the provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionAreaList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ProviderAssessmentServiceGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the provider, such as 1-3452836880 or R9A, from a list, a change or the details of one of its locations, in capitals; not its name. */
                provider_id: components["parameters"]["provider_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assessment service groups of the provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentServiceGroupList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    Locations: {
        parameters: {
            query?: {
                /** @description Only organisations in this English region, such as London or South East; for several regions the parameter is given several times. */
                region?: components["parameters"]["region"];
                /** @description Only organisations in the area of this council, such as Leeds or County Durham; for several councils the parameter is given several times. */
                localAuthority?: components["parameters"]["localAuthority"];
                /** @description Only care homes (Y), or only locations that are no care homes (N), such as home care agencies, surgeries, dentists and hospitals. */
                careHome?: components["parameters"]["careHome"];
                /** @description Only organisations in this parliamentary constituency, such as Leeds Central and Headingley; for several constituencies the parameter is given several times. */
                constituency?: components["parameters"]["constituency"];
                /** @description Only organisations that this branch of CQC inspects, such as Adult social care for care homes and home care; for several branches the parameter is given several times. */
                inspectionDirectorate?: components["parameters"]["inspectionDirectorate"];
                /** @description Only organisations with this overall rating by inspection, such as Good, which leaves out all that are rated only under the single assessment framework; for several ratings the parameter is given several times. */
                overallRating?: components["parameters"]["overallRating"];
                /** @description Only organisations whose main inspection category has this code, such as S1 for residential social care or P2 for GP practices; for several codes the parameter is given several times. */
                primaryInspectionCategoryCode?: components["parameters"]["primaryInspectionCategoryCode"];
                /** @description Only organisations whose main inspection category has this name, such as Residential social care, GP Practices or Dentists; for several names the parameter is given several times. */
                primaryInspectionCategoryName?: components["parameters"]["primaryInspectionCategoryName"];
                /** @description Only organisations with this code among their further inspection categories, such as S3 for hospice services; for several codes the parameter is given several times. */
                nonPrimaryInspectionCategoryCode?: components["parameters"]["nonPrimaryInspectionCategoryCode"];
                /** @description Only organisations with this name among their further inspection categories, such as Hospice services; for several names the parameter is given several times. */
                nonPrimaryInspectionCategoryName?: components["parameters"]["nonPrimaryInspectionCategoryName"];
                /** @description Only locations registered for at least one of these activities, such as Personal care. */
                regulatedActivity?: components["parameters"]["regulatedActivities"];
                /** @description Only locations with a report of at least one of these types, such as Location. */
                reportType?: components["parameters"]["reportTypes"];
                /** @description Only locations that provide this kind of service, such as Care home service with nursing, Domiciliary care service or Dental service; for several kinds the parameter is given several times. */
                gacServiceTypeDescription?: components["parameters"]["gacServiceTypeDescription"];
                /** @description Only locations of a former clinical commissioning group (CCG), the local NHS body until 2022, with one of these NHS organisation (ODS) codes, such as 00Y. */
                odsCcgCode?: components["parameters"]["odsCcgCodes"];
                /** @description Only locations of the former clinical commissioning group (CCG), the local NHS body until 2022, of this name, which now reads like NHS Greater Manchester Icb - 00Y; for several names the parameter is given several times. */
                odsCcgName?: components["parameters"]["odsCcgName"];
                /** @description Only locations whose postcode lay in the former clinical commissioning group (CCG), the local NHS body until 2022, with this code of the national postcode directory (ONSPD), such as E38000244; for several codes the parameter is given several times. */
                onspdCcgCode?: components["parameters"]["onspdCcgCode"];
                /** @description Only locations whose postcode lay in the former clinical commissioning group (CCG), the local NHS body until 2022, of this name in the national postcode directory (ONSPD), such as NHS South East London CCG; for several names the parameter is given several times. */
                onspdCcgName?: components["parameters"]["onspdCcgName"];
                /** @description Number of the page to return, counted from 1. */
                page?: components["parameters"]["page"];
                /** @description Number of items on one page, 1000 unless another number is given. */
                perPage?: components["parameters"]["perPage"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of locations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    LocationDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the location, such as 1-11132170338 or R9A01, from a list, a change or the details of its provider, in capitals; not its name or postcode. */
                locationid: components["parameters"]["locationid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    LocationInspectionAreas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the location, such as 1-11132170338 or R9A01, from a list, a change or the details of its provider, in capitals; not its name or postcode. */
                location_id: components["parameters"]["location_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inspection areas of the location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionAreaList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    LocationProviderInspectionArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the location, such as 1-11132170338 or R9A01, from a list, a change or the details of its provider, in capitals; not its name or postcode. */
                location_id: components["parameters"]["location_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trust wide inspection areas of the location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderInspectionAreaList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    LocationAssessmentServiceGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the location, such as 1-11132170338 or R9A01, from a list, a change or the details of its provider, in capitals; not its name or postcode. */
                location_id: components["parameters"]["location_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assessment service groups of the location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentServiceGroupList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    InspectionAreas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All inspection areas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionAreaTaxonomy"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    Changes: {
        parameters: {
            query: {
                /** @description First moment of the period, included in it, such as 2026-10-01T00:00:00Z. */
                startTimestamp: components["parameters"]["startTimestamp"];
                /** @description Moment at which the period ends, not included in it, such as 2026-10-08T00:00:00Z. */
                endTimestamp: components["parameters"]["endTimeStamp"];
                /** @description Number of the page to return, counted from 1. */
                page?: components["parameters"]["page"];
                /** @description Number of items on one page, 1000 unless another number is given. */
                perPage?: components["parameters"]["perPage"];
            };
            header?: never;
            path: {
                /** @description Whether to look for locations, the places such as care homes, surgeries and hospitals, or for providers, the companies, trusts and people that run them. */
                organisationType: components["parameters"]["organisation_type"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of changed organisations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    MainReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the report, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, from the details of a location or provider. */
                inspection_report_link_id: components["parameters"]["inspection_report_link_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF file of the report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ReportAndRelatedDoc: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the report, such as 3695e2bd-b686-4dc5-968f-f69b55e2684a, from the details of a location or provider. */
                inspection_report_link_id: components["parameters"]["inspection_report_link_id"];
                /** @description Type of the related document, such as Use of Resources, from the details of a location or provider. */
                related_document_type: components["parameters"]["related_document_type"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF file of the related document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}

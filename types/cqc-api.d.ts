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
         * @description Returns the providers that match all of the filters given, registered and deregistered alike, in the order of their identifiers. A filter that names several values accepts any of them.
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
         * @description Returns everything that the register says about one provider: names, address, contacts, regulated activities, locations, ratings and reports.
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
         * @description Returns the identifiers of all locations that a provider runs or has run, on one page.
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
         * @description Returns the services and population groups that were inspected at a provider, leaving out those that CQC has retired everywhere. An area stays active at an organisation until the areas that took its place are inspected there.
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
         * @description Returns the groups of services under which a provider is assessed in the single assessment framework.
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
         * @description Returns the locations that match all of the filters given, registered and deregistered alike, in the order of their identifiers. A filter that names several values accepts any of them.
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
         * @description Returns everything that the register says about one location: names, address, beds, services, regulated activities, ratings and reports.
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
         * @description Returns the services and population groups that were inspected at a location, leaving out those that CQC has retired everywhere. An area stays active at an organisation until the areas that took its place are inspected there.
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
         * List provider inspection areas of a location
         * @description Returns the services that were inspected for the whole provider of a location, each with the reports that cover it.
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
         * @description Returns the groups of services under which a location is assessed in the single assessment framework.
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
         * @description Returns the taxonomy of everything that CQC inspects, with the present state of each area for new inspections.
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
    "/changes/{organisation_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changed organisations
         * @description Returns the identifiers of the locations or providers whose entry changed within a period, counted by the time at which the service itself received the change. Give the end of one call as the start of the next to miss nothing.
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
         * @description Returns a published inspection report as a PDF file.
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
         * @description Returns a document that was published along with a report, such as the one on use of resources, as a PDF file.
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
        /** @description Path of the page before this one on the CQC service, absent on the first page. */
        PreviousPageUri: string | null;
        /** @description Path of the page after this one on the CQC service, absent on the last page. */
        NextPageUri: string | null;
        /** @description Path of the last page on the CQC service. */
        LastPageUri: string;
        /** @description Path of the list on the CQC service. */
        ListUri: string;
        /** @description CQC identifier of a location, the key for every operation that asks for a location. */
        LocationId: string;
        /** @description CQC identifier of a provider, the key for every operation that asks for a provider. */
        ProviderId: string;
        /**
         * @description Whether the organisation is a location (a place where care is given) or a provider (the body that runs it).
         * @enum {string}
         */
        OrganisationType: "Location" | "Provider";
        /**
         * @description Sector of health or social care to which the organisation belongs.
         * @enum {string}
         */
        ServiceSector: "Social Care Org" | "Primary Dental Care" | "Primary Medical Services" | "Independent Healthcare Org" | "NHS Healthcare Organisation" | "Independent Ambulance";
        /** @description Name under which the organisation is registered with CQC. */
        Name: string;
        /** @description Other name by which the public knows the organisation. */
        AlsoKnownAs: string;
        /** @description CQC identifier of the brand or group to which the organisation belongs. */
        BrandId: string;
        /** @description Name of the brand or group to which the organisation belongs. */
        BrandName: string;
        /** @description Code by which NHS systems know the organisation, issued by the Organisation Data Service. */
        OdsCode: string;
        /** @description Statistics code of the NHS integrated care board in whose area the postcode lies. */
        OnspdIcbCode: string;
        /** @description Name of the NHS integrated care board in whose area the postcode lies. */
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
         * @description Branch of CQC that is responsible for inspecting the organisation.
         * @enum {string}
         */
        InspectionDirectorate: "Adult social care" | "Hospitals" | "Primary medical services" | "Unspecified";
        /** @description Web address that the organisation gave to CQC, often without a scheme. */
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
         * @description One of the nine English regions, in the spelling that CQC uses.
         * @enum {string}
         */
        Region: "East" | "East Midlands" | "London" | "North East" | "North West" | "South East" | "South West" | "West Midlands" | "Yorkshire & Humberside" | "Unspecified";
        /** @description Postcode of the registered postal address. */
        PostalCode: string;
        /** @description Unique property reference number of the address, a nationwide key for buildings. */
        Uprn: string;
        /** @description Telephone number that the public can call, written without spaces. */
        MainPhoneNumber: string;
        /** @description Westminster parliamentary constituency in which the address lies. */
        Constituency: string;
        /** @description Council in whose area the address lies, in the spelling that CQC uses. */
        LocalAuthority: string;
        /**
         * @description Judgement that CQC published, from Outstanding to Inadequate, or the reason why there is none.
         * @enum {string}
         */
        Rating: "Outstanding" | "Good" | "Requires improvement" | "Inadequate" | "No published rating" | "Inspected but not rated" | "Insufficient evidence to rate" | "Do not include in report";
        /**
         * @description Judgement under the single assessment framework, empty where the service is assessed without being rated.
         * @enum {string}
         */
        AssessmentRating: "Outstanding" | "Good" | "Requires improvement" | "Requires Improvement" | "Inadequate" | "No published rating" | "Inspected but not rated" | "Insufficient evidence to rate" | "Regulations met" | "";
        /**
         * Format: date
         * @description Day on which CQC published the report behind this rating.
         */
        ReportDate: string;
        /** @description Key of the report behind this rating, as the report operations take it. */
        ReportLinkId: string;
        /** @description Identifier of the earlier organisation whose rating was carried over, absent when the rating is its own. */
        InheritedFrom: string;
        /** @description Short CQC name of the inspection area, the key into the taxonomy of inspection areas. */
        InspectionAreaId: string;
        /** @description Full name of the service or population group that is inspected. */
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
        /** @description A location in brief, as lists give it. */
        LocationSummary: {
            /** @description CQC identifier of a location, the key for every operation that asks for a location. */
            locationId?: string;
            /** @description Name under which the location is registered with CQC. */
            locationName?: string;
            postalCode?: components["schemas"]["PostalCode"];
        };
        /** @description One page of locations that match the filters, in the order of their identifiers. */
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
        /** @description A provider in brief, as lists give it. */
        ProviderSummary: {
            /** @description CQC identifier of a provider, the key for every operation that asks for a provider. */
            providerId?: string;
            /** @description Name under which the provider is registered with CQC. */
            providerName?: string;
        };
        /** @description One page of providers that match the filters, in the order of their identifiers. */
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
            /** @description CQC identifier of the location, by which its details can be read. */
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
            /** @description CQC identifier of the earlier or later location. */
            relatedLocationId?: string;
            /** @description Name under which the earlier or later location was or is registered. */
            relatedLocationName?: string;
            type?: components["schemas"]["RelationshipType"];
            reason?: components["schemas"]["RelationshipReason"];
        };
        /** @description A link to a provider that came before or after this one. */
        ProviderRelationship: {
            /** @description CQC identifier of the earlier or later provider. */
            relatedProviderId?: string;
            /** @description Name under which the earlier or later provider was or is registered. */
            relatedProviderName?: string;
            type?: components["schemas"]["RelationshipType"];
            reason?: components["schemas"]["RelationshipReason"];
        };
        /** @description A further classification of the location. */
        LocationType: {
            /** @description Further kind of the location, such as GP Practice or Walk in Centre. */
            type?: string;
        };
        /** @description A kind of service that the location provides. */
        GacServiceType: {
            /** @description Common name for the kind of service, such as Nursing homes. */
            name?: string;
            /** @description Official wording for the kind of service, which the service type filter compares. */
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
            /** @description The text true on the main category of the organisation, absent on all others. */
            primary?: string;
            /** @description Name of the category, such as Residential social care. */
            name?: string;
        };
        /** @description A service or population group that was inspected at the organisation. */
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
            /** @description Services and population groups that were inspected, empty for most care homes and home care agencies. */
            inspectionAreas?: components["schemas"]["InspectionArea"][];
        };
        /** @description A report that covers the area. */
        ProviderInspectionAreaReport: {
            /** @description CQC identifier of the inspection that led to the report. */
            inspectionId?: string;
            /** @description Key of the report, as the report operations take it. */
            reportLinkId?: string;
            providerId?: components["schemas"]["ProviderId"];
            locationId?: components["schemas"]["LocationId"];
        };
        /** @description A service that was inspected for the whole provider. */
        ProviderInspectionArea: {
            inspectionAreaId?: components["schemas"]["InspectionAreaId"];
            /** @description Reports of inspections that covered the area. */
            reports?: components["schemas"]["ProviderInspectionAreaReport"][];
        };
        /** @description Services that were inspected for the whole provider, seen from one location. */
        ProviderInspectionAreaList: {
            /** @description Services that were inspected for the whole provider, with their reports. */
            providerInspectionAreas?: components["schemas"]["ProviderInspectionArea"][];
        };
        /** @description A category of organisations in which the area is inspected. */
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
        /** @description A service or population group in the taxonomy of everything CQC inspects. */
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
            /** @description Categories of organisations in which the area is inspected. */
            inspectionCategories?: components["schemas"]["TaxonomyCategory"][];
        };
        /** @description The taxonomy of everything CQC inspects. */
        InspectionAreaTaxonomy: {
            /** @description Moment at which CQC last changed the taxonomy. */
            lastUpdate?: string;
            /** @description All services and population groups, past and present. */
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
        /** @description The rating of one inspected service or population group. */
        ServiceRating: {
            /** @description Short CQC name of the inspection area that was rated. */
            name?: string;
            rating?: components["schemas"]["Rating"];
            reportDate?: components["schemas"]["ReportDate"];
            reportLinkId?: components["schemas"]["ReportLinkId"];
            organisationId?: components["schemas"]["InheritedFrom"];
            /** @description How this one service was rated for safety, effectiveness, care, responsiveness and leadership. */
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
            /** @description Current ratings of single services or population groups. */
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
            /** @description Former ratings of single services or population groups. */
            serviceRatings?: components["schemas"]["ServiceRating"][];
        };
        /** @description A document published along with the report. */
        RelatedDocument: {
            /** @description Path of the document, which the related document operations take as it is. */
            documentUri?: string;
            /** @description Kind of the document, such as Use of Resources. */
            documentType?: string;
        };
        /** @description A location that the inspection covered. */
        InspectionLocation: {
            /** @description CQC identifier of a location, the key for every operation that asks for a location. */
            locationId?: string;
        };
        /** @description A published report on the location. */
        LocationReport: {
            /** @description Key of the report, as the report operations take it. */
            linkId?: string;
            /**
             * Format: date
             * @description Day on which the report was published.
             */
            reportDate?: string;
            firstVisitDate?: components["schemas"]["FirstVisitDate"];
            /** @description Path of the report, which the report operations take as it is. */
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
            /** @description Key of the report, as the report operations take it. */
            linkId?: string;
            /**
             * Format: date
             * @description Day on which the report was published.
             */
            reportDate?: string;
            firstVisitDate?: components["schemas"]["FirstVisitDate"];
            /** @description Path of the report, which the report operations take as it is. */
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
            /** @description Number from 1 to 6 that tells the kind of evidence. */
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
            /** @description Number from 1 to 33 that tells the quality statement. */
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
            /** @description Day and time of publication, written with a space between them and without a time zone. */
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
            /** @description Statistics code of the former clinical commissioning group in whose area the postcode lies. */
            onspdCcgCode?: string;
            /** @description Name of the former clinical commissioning group in whose area the postcode lies. */
            onspdCcgName?: string;
            /** @description NHS code of the clinical commissioning group to which the location belongs. */
            odsCcgCode?: string;
            /** @description Name of the clinical commissioning group to which the location belongs. */
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
            /** @description Further classification of the location, mostly empty. */
            locationTypes?: components["schemas"]["LocationType"][];
            /** @description Activities that the location is registered for, empty once it is deregistered. */
            regulatedActivities?: components["schemas"]["LocationRegulatedActivity"][];
            /** @description Kinds of service that the location provides. */
            gacServiceTypes?: components["schemas"]["GacServiceType"][];
            /** @description Groups of people and needs that the location specialises in. */
            specialisms?: components["schemas"]["Specialism"][];
            /** @description Categories under which CQC inspects the organisation. */
            inspectionCategories?: components["schemas"]["InspectionCategory"][];
            /** @description Services and population groups that were inspected at the organisation. */
            inspectionAreas?: components["schemas"]["InspectionArea"][];
            currentRatings?: components["schemas"]["CurrentRatings"];
            /** @description Ratings from former reports, newest first as a rule. */
            historicRatings?: components["schemas"]["HistoricRating"][];
            /** @description Published reports on the location, newest first as a rule. */
            reports?: components["schemas"]["LocationReport"][];
            /** @description Inspections whose reports are not published yet. */
            unpublishedReports?: components["schemas"]["UnpublishedReport"][];
            /** @description Services that were inspected for the whole provider. */
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
            /** @description Registration number at Companies House, absent when the provider is no company. */
            companiesHouseNumber?: string;
            /** @description Registration number at the Charity Commission, absent when the provider is no charity. */
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
            /** @description Services and population groups that were inspected at the organisation. */
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
        /** @description The request is not valid, such as an identifier in lower case or a value that cannot be read. */
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
        /** @description The CQC service refused the request before looking at it. */
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
        /** @description Only organisations in this region; separate several regions with semicolons. */
        region: string[];
        /** @description Only organisations in the area of this council; separate several councils with semicolons. */
        localAuthority: string[];
        /** @description Only organisations in this parliamentary constituency; separate several constituencies with semicolons. */
        constituency: string[];
        /** @description Only organisations that this branch of CQC inspects; separate several branches with semicolons. */
        inspectionDirectorate: string[];
        /** @description Only organisations with this overall rating by inspection, which leaves out all that are rated only under the single assessment framework; separate several ratings with semicolons. */
        overallRating: string[];
        /** @description Only organisations whose main inspection category has this code; separate several codes with semicolons. */
        primaryInspectionCategoryCode: string[];
        /** @description Only organisations whose main inspection category has this name; separate several names with semicolons. */
        primaryInspectionCategoryName: string[];
        /** @description Only organisations with this code among their further inspection categories; separate several codes with semicolons. */
        nonPrimaryInspectionCategoryCode: string[];
        /** @description Only organisations with this name among their further inspection categories; separate several names with semicolons. */
        nonPrimaryInspectionCategoryName: string[];
        /** @description Only organisations registered for this activity; separate several activities with semicolons. */
        regulatedActivity: string[];
        /** @description Only organisations with a report of this type; separate several types with semicolons. */
        reportType: string[];
        /** @description Only locations registered for at least one of these activities. */
        regulatedActivities: string[];
        /** @description Only locations with a report of at least one of these types. */
        reportTypes: string[];
        /** @description Only locations that belong to a clinical commissioning group with one of these NHS codes. */
        odsCcgCodes: string[];
        /** @description Only locations that belong to the clinical commissioning group of this name; separate several names with semicolons. */
        odsCcgName: string[];
        /** @description Only locations whose postcode lies in the clinical commissioning group with this statistics code; separate several codes with semicolons. */
        onspdCcgCode: string[];
        /** @description Only locations whose postcode lies in the clinical commissioning group of this name; separate several names with semicolons. */
        onspdCcgName: string[];
        /** @description Only locations that provide this kind of service; separate several kinds with semicolons. */
        gacServiceTypeDescription: string[];
        /** @description Only care homes (Y) or only locations that are not care homes (N). */
        careHome: string;
        /** @description First moment of the period, included in it, as a date and time with a time zone. */
        startTimestamp: string;
        /** @description Moment at which the period ends, not included in it, as a date and time with a time zone. */
        endTimeStamp: string;
        /** @description Identifier of the location, as lists and changes give it. */
        locationid: string;
        /** @description Identifier of the location, as lists and changes give it. */
        location_id: string;
        /** @description Identifier of the provider, as lists and changes give it. */
        providerId: string;
        /** @description Identifier of the provider, as lists and changes give it. */
        provider_id: string;
        /** @description Whether to look for locations or for providers. */
        organisation_type: "location" | "provider";
        /** @description Key of the report, or its whole report URI or document URI, as details of an organisation give it. */
        inspection_report_link_id: string;
        /** @description Kind of the related document, or its whole document URI, as details of an organisation give it; the URI of a report alone is not enough. */
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
                /** @description Only organisations in this region; separate several regions with semicolons. */
                region?: components["parameters"]["region"];
                /** @description Only organisations in the area of this council; separate several councils with semicolons. */
                localAuthority?: components["parameters"]["localAuthority"];
                /** @description Only organisations in this parliamentary constituency; separate several constituencies with semicolons. */
                constituency?: components["parameters"]["constituency"];
                /** @description Only organisations that this branch of CQC inspects; separate several branches with semicolons. */
                inspectionDirectorate?: components["parameters"]["inspectionDirectorate"];
                /** @description Only organisations with this overall rating by inspection, which leaves out all that are rated only under the single assessment framework; separate several ratings with semicolons. */
                overallRating?: components["parameters"]["overallRating"];
                /** @description Only organisations whose main inspection category has this code; separate several codes with semicolons. */
                primaryInspectionCategoryCode?: components["parameters"]["primaryInspectionCategoryCode"];
                /** @description Only organisations whose main inspection category has this name; separate several names with semicolons. */
                primaryInspectionCategoryName?: components["parameters"]["primaryInspectionCategoryName"];
                /** @description Only organisations with this code among their further inspection categories; separate several codes with semicolons. */
                nonPrimaryInspectionCategoryCode?: components["parameters"]["nonPrimaryInspectionCategoryCode"];
                /** @description Only organisations with this name among their further inspection categories; separate several names with semicolons. */
                nonPrimaryInspectionCategoryName?: components["parameters"]["nonPrimaryInspectionCategoryName"];
                /** @description Only organisations registered for this activity; separate several activities with semicolons. */
                regulatedActivity?: components["parameters"]["regulatedActivity"];
                /** @description Only organisations with a report of this type; separate several types with semicolons. */
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
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    ProviderDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the provider, as lists and changes give it. */
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
                /** @description Identifier of the provider, as lists and changes give it. */
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
                /** @description Identifier of the provider, as lists and changes give it. */
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
                /** @description Identifier of the provider, as lists and changes give it. */
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
                /** @description Only organisations in this region; separate several regions with semicolons. */
                region?: components["parameters"]["region"];
                /** @description Only organisations in the area of this council; separate several councils with semicolons. */
                localAuthority?: components["parameters"]["localAuthority"];
                /** @description Only care homes (Y) or only locations that are not care homes (N). */
                careHome?: components["parameters"]["careHome"];
                /** @description Only organisations in this parliamentary constituency; separate several constituencies with semicolons. */
                constituency?: components["parameters"]["constituency"];
                /** @description Only organisations that this branch of CQC inspects; separate several branches with semicolons. */
                inspectionDirectorate?: components["parameters"]["inspectionDirectorate"];
                /** @description Only organisations with this overall rating by inspection, which leaves out all that are rated only under the single assessment framework; separate several ratings with semicolons. */
                overallRating?: components["parameters"]["overallRating"];
                /** @description Only organisations whose main inspection category has this code; separate several codes with semicolons. */
                primaryInspectionCategoryCode?: components["parameters"]["primaryInspectionCategoryCode"];
                /** @description Only organisations whose main inspection category has this name; separate several names with semicolons. */
                primaryInspectionCategoryName?: components["parameters"]["primaryInspectionCategoryName"];
                /** @description Only organisations with this code among their further inspection categories; separate several codes with semicolons. */
                nonPrimaryInspectionCategoryCode?: components["parameters"]["nonPrimaryInspectionCategoryCode"];
                /** @description Only organisations with this name among their further inspection categories; separate several names with semicolons. */
                nonPrimaryInspectionCategoryName?: components["parameters"]["nonPrimaryInspectionCategoryName"];
                /** @description Only locations registered for at least one of these activities. */
                regulatedActivity?: components["parameters"]["regulatedActivities"];
                /** @description Only locations with a report of at least one of these types. */
                reportType?: components["parameters"]["reportTypes"];
                /** @description Only locations that provide this kind of service; separate several kinds with semicolons. */
                gacServiceTypeDescription?: components["parameters"]["gacServiceTypeDescription"];
                /** @description Only locations that belong to a clinical commissioning group with one of these NHS codes. */
                odsCcgCode?: components["parameters"]["odsCcgCodes"];
                /** @description Only locations that belong to the clinical commissioning group of this name; separate several names with semicolons. */
                odsCcgName?: components["parameters"]["odsCcgName"];
                /** @description Only locations whose postcode lies in the clinical commissioning group with this statistics code; separate several codes with semicolons. */
                onspdCcgCode?: components["parameters"]["onspdCcgCode"];
                /** @description Only locations whose postcode lies in the clinical commissioning group of this name; separate several names with semicolons. */
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
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    LocationDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the location, as lists and changes give it. */
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
                /** @description Identifier of the location, as lists and changes give it. */
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
                /** @description Identifier of the location, as lists and changes give it. */
                location_id: components["parameters"]["location_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider inspection areas of the location. */
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
                /** @description Identifier of the location, as lists and changes give it. */
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
            /** @description The taxonomy of inspection areas. */
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
                /** @description First moment of the period, included in it, as a date and time with a time zone. */
                startTimestamp: components["parameters"]["startTimestamp"];
                /** @description Moment at which the period ends, not included in it, as a date and time with a time zone. */
                endTimestamp: components["parameters"]["endTimeStamp"];
                /** @description Number of the page to return, counted from 1. */
                page?: components["parameters"]["page"];
                /** @description Number of items on one page, 1000 unless another number is given. */
                perPage?: components["parameters"]["perPage"];
            };
            header?: never;
            path: {
                /** @description Whether to look for locations or for providers. */
                organisation_type: components["parameters"]["organisation_type"];
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
                /** @description Key of the report, or its whole report URI or document URI, as details of an organisation give it. */
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
                /** @description Key of the report, or its whole report URI or document URI, as details of an organisation give it. */
                inspection_report_link_id: components["parameters"]["inspection_report_link_id"];
                /** @description Kind of the related document, or its whole document URI, as details of an organisation give it; the URI of a report alone is not enough. */
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

// Generated from apiDefinition.swagger.json by `npm run generate-types`. Do not edit.
"use strict";exports.Provider=xe;const ze={type:"object",properties:{providerId:{$ref:"#/definitions/ProviderId"},locationIds:{type:"array",items:{type:"\
string"}},organisationType:{$ref:"#/definitions/OrganisationType"},ownershipType:{type:"string",enum:["Organisation","Pa\
rtnership","Individual","NHS Body"]},type:{$ref:"#/definitions/ServiceSector"},name:{$ref:"#/definitions/Name"},brandId:{
$ref:"#/definitions/BrandId"},brandName:{$ref:"#/definitions/BrandName"},alsoKnownAs:{$ref:"#/definitions/AlsoKnownAs"},
odsCode:{$ref:"#/definitions/OdsCode"},registrationStatus:{$ref:"#/definitions/RegistrationStatus"},registrationDate:{$ref:"\
#/definitions/RegistrationDate"},deregistrationDate:{$ref:"#/definitions/DeregistrationDate"},companiesHouseNumber:{type:"\
string"},charityNumber:{type:"string"},website:{$ref:"#/definitions/Website"},postalAddressLine1:{$ref:"#/definitions/Ad\
dressLine1"},postalAddressLine2:{$ref:"#/definitions/AddressLine2"},postalAddressTownCity:{$ref:"#/definitions/TownOrCit\
y"},postalAddressCounty:{$ref:"#/definitions/County"},region:{$ref:"#/definitions/Region"},postalCode:{$ref:"#/definitio\
ns/PostalCode"},uprn:{$ref:"#/definitions/Uprn"},onspdLatitude:{$ref:"#/definitions/Latitude"},onspdLongitude:{$ref:"#/d\
efinitions/Longitude"},onspdIcbCode:{$ref:"#/definitions/OnspdIcbCode"},onspdIcbName:{$ref:"#/definitions/OnspdIcbName"},
mainPhoneNumber:{$ref:"#/definitions/MainPhoneNumber"},inspectionDirectorate:{$ref:"#/definitions/InspectionDirectorate"},
constituency:{$ref:"#/definitions/Constituency"},localAuthority:{$ref:"#/definitions/LocalAuthority"},lastInspection:{$ref:"\
#/definitions/LastInspection"},lastReport:{$ref:"#/definitions/LastReport"},contacts:{type:"array",items:{$ref:"#/defini\
tions/Person"}},relationships:{type:"array",items:{$ref:"#/definitions/ProviderRelationship"}},regulatedActivities:{type:"\
array",items:{$ref:"#/definitions/ProviderRegulatedActivity"}},inspectionCategories:{type:"array",items:{$ref:"#/definit\
ions/InspectionCategory"}},inspectionAreas:{type:"array",items:{$ref:"#/definitions/InspectionArea"}},currentRatings:{$ref:"\
#/definitions/CurrentRatings"},historicRatings:{type:"array",items:{$ref:"#/definitions/HistoricRating"}},reports:{type:"\
array",items:{$ref:"#/definitions/ProviderReport"}},unpublishedReports:{type:"array",items:{$ref:"#/definitions/Unpublis\
hedReport"}},assessmentServiceGroup:{type:"array",items:{$ref:"#/definitions/AssessmentServiceGroup"}},assessment:{type:"\
array",items:{$ref:"#/definitions/Assessment"}}}};function d(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return d.errors=e,s===0}const Je={type:"string",enum:["Location","Provider"]};function P(t,{instancePath:n="",
parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(!(t==="Location"||
t==="Provider")){const r={instancePath:n,schemaPath:"#/enum",keyword:"enum",params:{allowedValues:Je.enum},message:"must\
 be equal to one of the allowed values"};e===null?e=[r]:e.push(r),s++}return P.errors=e,s===0}const Xe={type:"string",enum:[
"Social Care Org","Primary Dental Care","Primary Medical Services","Independent Healthcare Org","NHS Healthcare Organisa\
tion","Independent Ambulance"]};function v(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,
s=0;if(typeof t!="string"){const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[r]:e.push(r),s++}if(!(t==="Social Care Org"||t==="Primary Dental Care"||t==="Primary Medical \
Services"||t==="Independent Healthcare Org"||t==="NHS Healthcare Organisation"||t==="Independent Ambulance")){const r={instancePath:n,
schemaPath:"#/enum",keyword:"enum",params:{allowedValues:Xe.enum},message:"must be equal to one of the allowed values"};
e===null?e=[r]:e.push(r),s++}return v.errors=e,s===0}function A(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return A.errors=e,s===0}function k(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return k.errors=e,s===0}function w(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return w.errors=e,s===0}function I(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return I.errors=e,s===0}function R(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return R.errors=e,s===0}const Ze={type:"string",enum:["Registered","Deregistered"]};function j(t,{instancePath:n="",
parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(!(t==="Registere\
d"||t==="Deregistered")){const r={instancePath:n,schemaPath:"#/enum",keyword:"enum",params:{allowedValues:Ze.enum},message:"\
must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),s++}return j.errors=e,s===0}const h=require("ajv-formats/dist/formats").fullFormats.date;function $(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(typeof t=="string"){if(!h.validate(t)){const r={instancePath:n,schemaPath:"#/format",
keyword:"format",params:{format:"date"},message:'must match format "date"'};e===null?e=[r]:e.push(r),s++}}else{const r={
instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(
r),s++}return $.errors=e,s===0}function C(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t=="string"){
if(!h.validate(t)){const r={instancePath:n,schemaPath:"#/format",keyword:"format",params:{format:"date"},message:'must m\
atch format "date"'};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}return C.errors=e,s===0}function N(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return N.errors=e,s===0}function S(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return S.errors=e,s===0}function L(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return L.errors=e,s===0}function E(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return E.errors=e,s===0}function T(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return T.errors=e,s===0}const _e={type:"string",enum:["East","East Midlands","London","North East","Nor\
th West","South East","South West","West Midlands","Yorkshire & Humberside","Unspecified"]};function O(t,{instancePath:n="",
parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(!(t==="East"||t===
"East Midlands"||t==="London"||t==="North East"||t==="North West"||t==="South East"||t==="South West"||t==="West Midland\
s"||t==="Yorkshire & Humberside"||t==="Unspecified")){const r={instancePath:n,schemaPath:"#/enum",keyword:"enum",params:{
allowedValues:_e.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),s++}return O.errors=
e,s===0}function Q(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return Q.errors=e,s===0}function q(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return q.errors=e,s===0}const Me=require("ajv-formats/dist/formats").fullFormats.double;function G(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(typeof t=="number"){if(!Me.validate(t)){const r={instancePath:n,schemaPath:"#/format",
keyword:"format",params:{format:"double"},message:'must match format "double"'};e===null?e=[r]:e.push(r),s++}}else{const r={
instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"number"},message:"must be number"};e===null?e=[r]:e.push(
r),s++}return G.errors=e,s===0}function V(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t=="number"){
if(!Me.validate(t)){const r={instancePath:n,schemaPath:"#/format",keyword:"format",params:{format:"double"},message:'mus\
t match format "double"'};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",
params:{type:"number"},message:"must be number"};e===null?e=[r]:e.push(r),s++}return V.errors=e,s===0}function B(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return B.errors=e,s===0}function U(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return U.errors=e,s===0}function H(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return H.errors=e,s===0}const er={type:"string",enum:["Adult social care","Hospitals","Primary medical \
services","Unspecified"]};function F(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,
s=0;if(typeof t!="string"){const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"mu\
st be string"};e===null?e=[r]:e.push(r),s++}if(!(t==="Adult social care"||t==="Hospitals"||t==="Primary medical services"||
t==="Unspecified")){const r={instancePath:n,schemaPath:"#/enum",keyword:"enum",params:{allowedValues:er.enum},message:"m\
ust be equal to one of the allowed values"};e===null?e=[r]:e.push(r),s++}return F.errors=e,s===0}function K(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return K.errors=e,s===0}function M(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return M.errors=e,s===0}function x(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obje\
ct"&&!Array.isArray(t)){if(t.date!==void 0){let r=t.date;if(typeof r=="string"){if(!h.validate(r)){const i={instancePath:n+
"/date",schemaPath:"#/properties/date/format",keyword:"format",params:{format:"date"},message:'must match format "date"'};
e===null?e=[i]:e.push(i),s++}}else{const i={instancePath:n+"/date",schemaPath:"#/properties/date/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",
keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return x.errors=e,s===0}function W(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obje\
ct"&&!Array.isArray(t)){if(t.publicationDate!==void 0){let r=t.publicationDate;if(typeof r=="string"){if(!h.validate(r)){
const i={instancePath:n+"/publicationDate",schemaPath:"#/properties/publicationDate/format",keyword:"format",params:{format:"\
date"},message:'must match format "date"'};e===null?e=[i]:e.push(i),s++}}else{const i={instancePath:n+"/publicationDate",
schemaPath:"#/properties/publicationDate/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"mu\
st be object"};e===null?e=[r]:e.push(r),s++}return W.errors=e,s===0}function Y(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return Y.errors=e,s===0}function z(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return z.errors=e,s===0}function J(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return J.errors=e,s===0}function X(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){
let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.personTitle!==void 0&&!Y(t.personTitle,{instancePath:n+
"/personTitle",parentData:t,parentDataProperty:"personTitle",rootData:p})){if(e===null)e=Y.errors;else for(const r of Y.
errors)e.push(r);s=e.length}if(t.personGivenName!==void 0&&!z(t.personGivenName,{instancePath:n+"/personGivenName",parentData:t,
parentDataProperty:"personGivenName",rootData:p})){if(e===null)e=z.errors;else for(const r of z.errors)e.push(r);s=e.length}
if(t.personFamilyName!==void 0&&!J(t.personFamilyName,{instancePath:n+"/personFamilyName",parentData:t,parentDataProperty:"\
personFamilyName",rootData:p})){if(e===null)e=J.errors;else for(const r of J.errors)e.push(r);s=e.length}if(t.personRoles!==
void 0){let r=t.personRoles;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(typeof r[o]!="string"){const a={
instancePath:n+"/personRoles/"+o,schemaPath:"#/properties/personRoles/items/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[a]:e.push(a),s++}}else{const i={instancePath:n+"/personRoles",schemaPath:"#/proper\
ties/personRoles/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),s++}return X.errors=e,s===0}function Z(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return Z.errors=e,s===0}function _(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return _.errors=e,s===0}function me(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){
let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.relatedProviderId!==void 0&&typeof t.relatedProviderId!=
"string"){const r={instancePath:n+"/relatedProviderId",schemaPath:"#/properties/relatedProviderId/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.relatedProviderName!==void 0&&typeof t.relatedProviderName!=
"string"){const r={instancePath:n+"/relatedProviderName",schemaPath:"#/properties/relatedProviderName/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.type!==void 0&&!Z(t.type,{instancePath:n+
"/type",parentData:t,parentDataProperty:"type",rootData:p})){if(e===null)e=Z.errors;else for(const r of Z.errors)e.push(
r);s=e.length}if(t.reason!==void 0&&!_(t.reason,{instancePath:n+"/reason",parentData:t,parentDataProperty:"reason",rootData:p})){
if(e===null)e=_.errors;else for(const r of _.errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/typ\
e",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return me.errors=e,s===0}function ce(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.personTitle!==void 0&&!Y(t.personTitle,{instancePath:n+"/personTitle",parentData:t,parentDataProperty:"\
personTitle",rootData:p})){if(e===null)e=Y.errors;else for(const r of Y.errors)e.push(r);s=e.length}if(t.personGivenName!==
void 0&&!z(t.personGivenName,{instancePath:n+"/personGivenName",parentData:t,parentDataProperty:"personGivenName",rootData:p})){
if(e===null)e=z.errors;else for(const r of z.errors)e.push(r);s=e.length}if(t.personFamilyName!==void 0&&!J(t.personFamilyName,
{instancePath:n+"/personFamilyName",parentData:t,parentDataProperty:"personFamilyName",rootData:p})){if(e===null)e=J.errors;else
for(const r of J.errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return ce.errors=e,s===0}function ge(t,{instancePath:n="",
parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.name!==
void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.code!==void 0&&typeof t.code!="string"){const r={
instancePath:n+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[r]:e.push(r),s++}if(t.nominatedIndividual!==void 0&&!ce(t.nominatedIndividual,{instancePath:n+"/nominatedInd\
ividual",parentData:t,parentDataProperty:"nominatedIndividual",rootData:p})){if(e===null)e=ce.errors;else for(const r of ce.
errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),s++}return ge.errors=e,s===0}function ee(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.code!==void 0&&typeof t.code!="string"){const r={instancePath:n+"/code",schemaPath:"#/prop\
erties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.primary!==
void 0&&typeof t.primary!="string"){const r={instancePath:n+"/primary",schemaPath:"#/properties/primary/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.name!==void 0&&typeof t.name!="s\
tring"){const r={instancePath:n+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return ee.errors=e,s===0}function D(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return D.errors=e,s===0}function re(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return re.errors=e,s===0}function te(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return te.errors=e,s===0}function se(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){
let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.inspectionAreaId!==void 0&&!D(t.inspectionAreaId,{instancePath:n+
"/inspectionAreaId",parentData:t,parentDataProperty:"inspectionAreaId",rootData:p})){if(e===null)e=D.errors;else for(const r of D.
errors)e.push(r);s=e.length}if(t.inspectionAreaName!==void 0&&!re(t.inspectionAreaName,{instancePath:n+"/inspectionAreaN\
ame",parentData:t,parentDataProperty:"inspectionAreaName",rootData:p})){if(e===null)e=re.errors;else for(const r of re.errors)
e.push(r);s=e.length}if(t.inspectionAreaType!==void 0&&!te(t.inspectionAreaType,{instancePath:n+"/inspectionAreaType",parentData:t,
parentDataProperty:"inspectionAreaType",rootData:p})){if(e===null)e=te.errors;else for(const r of te.errors)e.push(r);s=
e.length}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/properties/sta\
tus/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.endDate!==void 0&&
typeof t.endDate!="string"){const r={instancePath:n+"/endDate",schemaPath:"#/properties/endDate/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.supersededBy!==void 0){let r=t.supersededBy;if(Array.
isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(typeof r[o]!="string"){const a={instancePath:n+"/supersededBy/"+o,schemaPath:"\
#/properties/supersededBy/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.push(
a),s++}}else{const i={instancePath:n+"/supersededBy",schemaPath:"#/properties/supersededBy/type",keyword:"type",params:{
type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.latestGloballySupersededBy!==void 0){let r=t.latestGloballySupersededBy;
if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(typeof r[o]!="string"){const a={instancePath:n+"/latestGlob\
allySupersededBy/"+o,schemaPath:"#/properties/latestGloballySupersededBy/items/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[a]:e.push(a),s++}}else{const i={instancePath:n+"/latestGloballySupersededBy",schemaPath:"\
#/properties/latestGloballySupersededBy/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[
i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must \
be object"};e===null?e=[r]:e.push(r),s++}return se.errors=e,s===0}function y(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return y.errors=e,s===0}const rr={type:"string",enum:["Outstanding","Good","Requires improvement","Inad\
equate","No published rating","Inspected but not rated","Insufficient evidence to rate","Do not include in report"]};function u(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){const r={instancePath:n,
schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(!(t===
"Outstanding"||t==="Good"||t==="Requires improvement"||t==="Inadequate"||t==="No published rating"||t==="Inspected but n\
ot rated"||t==="Insufficient evidence to rate"||t==="Do not include in report")){const r={instancePath:n,schemaPath:"#/e\
num",keyword:"enum",params:{allowedValues:rr.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:
e.push(r),s++}return u.errors=e,s===0}function m(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t=="string"){
if(!h.validate(t)){const r={instancePath:n,schemaPath:"#/format",keyword:"format",params:{format:"date"},message:'must m\
atch format "date"'};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}return m.errors=e,s===0}function c(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return c.errors=e,s===0}function he(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.organisationId!==void 0&&!y(t.organisationId,{instancePath:n+"/organisationId",parentData:t,
parentDataProperty:"organisationId",rootData:p})){if(e===null)e=y.errors;else for(const r of y.errors)e.push(r);s=e.length}
if(t.summary!==void 0&&typeof t.summary!="string"){const r={instancePath:n+"/summary",schemaPath:"#/properties/summary/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.useOfResourcesRating!==
void 0&&typeof t.useOfResourcesRating!="string"){const r={instancePath:n+"/useOfResourcesRating",schemaPath:"#/propertie\
s/useOfResourcesRating/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}
if(t.combinedQualitySummary!==void 0&&typeof t.combinedQualitySummary!="string"){const r={instancePath:n+"/combinedQuali\
tySummary",schemaPath:"#/properties/combinedQualitySummary/type",keyword:"type",params:{type:"string"},message:"must be \
string"};e===null?e=[r]:e.push(r),s++}if(t.combinedQualityRating!==void 0&&typeof t.combinedQualityRating!="string"){const r={
instancePath:n+"/combinedQualityRating",schemaPath:"#/properties/combinedQualityRating/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.reportDate!==void 0&&!m(t.reportDate,{instancePath:n+
"/reportDate",parentData:t,parentDataProperty:"reportDate",rootData:p})){if(e===null)e=m.errors;else for(const r of m.errors)
e.push(r);s=e.length}if(t.reportLinkId!==void 0&&!c(t.reportLinkId,{instancePath:n+"/reportLinkId",parentData:t,parentDataProperty:"\
reportLinkId",rootData:p})){if(e===null)e=c.errors;else for(const r of c.errors)e.push(r);s=e.length}}else{const r={instancePath:n,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return he.
errors=e,s===0}function de(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/prop\
erties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.rating!==
void 0&&!u(t.rating,{instancePath:n+"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=u.errors;else
for(const r of u.errors)e.push(r);s=e.length}if(t.reportDate!==void 0&&!m(t.reportDate,{instancePath:n+"/reportDate",parentData:t,
parentDataProperty:"reportDate",rootData:p})){if(e===null)e=m.errors;else for(const r of m.errors)e.push(r);s=e.length}if(t.
reportLinkId!==void 0&&!c(t.reportLinkId,{instancePath:n+"/reportLinkId",parentData:t,parentDataProperty:"reportLinkId",
rootData:p})){if(e===null)e=c.errors;else for(const r of c.errors)e.push(r);s=e.length}if(t.organisationId!==void 0&&!y(
t.organisationId,{instancePath:n+"/organisationId",parentData:t,parentDataProperty:"organisationId",rootData:p})){if(e===
null)e=y.errors;else for(const r of y.errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return de.errors=e,s===0}function De(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.organisationId!==void 0&&!y(t.organisationId,{instancePath:n+"/organisationId",parentData:t,parentDataProperty:"\
organisationId",rootData:p})){if(e===null)e=y.errors;else for(const r of y.errors)e.push(r);s=e.length}if(t.rating!==void 0&&
!u(t.rating,{instancePath:n+"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=u.errors;else
for(const r of u.errors)e.push(r);s=e.length}if(t.reportDate!==void 0&&!m(t.reportDate,{instancePath:n+"/reportDate",parentData:t,
parentDataProperty:"reportDate",rootData:p})){if(e===null)e=m.errors;else for(const r of m.errors)e.push(r);s=e.length}if(t.
reportLinkId!==void 0&&!c(t.reportLinkId,{instancePath:n+"/reportLinkId",parentData:t,parentDataProperty:"reportLinkId",
rootData:p})){if(e===null)e=c.errors;else for(const r of c.errors)e.push(r);s=e.length}if(t.useOfResources!==void 0&&!he(
t.useOfResources,{instancePath:n+"/useOfResources",parentData:t,parentDataProperty:"useOfResources",rootData:p})){if(e===
null)e=he.errors;else for(const r of he.errors)e.push(r);s=e.length}if(t.keyQuestionRatings!==void 0){let r=t.keyQuestionRatings;
if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!de(r[o],{instancePath:n+"/keyQuestionRatings/"+o,parentData:r,
parentDataProperty:o,rootData:p})){if(e===null)e=de.errors;else for(const a of de.errors)e.push(a);s=e.length}}else{const i={
instancePath:n+"/keyQuestionRatings",schemaPath:"#/properties/keyQuestionRatings/type",keyword:"type",params:{type:"arra\
y"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"ty\
pe",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return De.errors=e,s===0}function ne(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/prop\
erties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.rating!==
void 0&&!u(t.rating,{instancePath:n+"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=u.errors;else
for(const r of u.errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return ne.errors=e,s===0}function ie(t,{instancePath:n="",
parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.name!==
void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.rating!==void 0&&!u(t.rating,{instancePath:n+
"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=u.errors;else for(const r of u.errors)e.push(
r);s=e.length}if(t.reportDate!==void 0&&!m(t.reportDate,{instancePath:n+"/reportDate",parentData:t,parentDataProperty:"r\
eportDate",rootData:p})){if(e===null)e=m.errors;else for(const r of m.errors)e.push(r);s=e.length}if(t.reportLinkId!==void 0&&
!c(t.reportLinkId,{instancePath:n+"/reportLinkId",parentData:t,parentDataProperty:"reportLinkId",rootData:p})){if(e===null)
e=c.errors;else for(const r of c.errors)e.push(r);s=e.length}if(t.organisationId!==void 0&&!y(t.organisationId,{instancePath:n+
"/organisationId",parentData:t,parentDataProperty:"organisationId",rootData:p})){if(e===null)e=y.errors;else for(const r of y.
errors)e.push(r);s=e.length}if(t.keyQuestionRatings!==void 0){let r=t.keyQuestionRatings;if(Array.isArray(r)){const i=r.
length;for(let o=0;o<i;o++)if(!ne(r[o],{instancePath:n+"/keyQuestionRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){
if(e===null)e=ne.errors;else for(const a of ne.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/keyQuestionRa\
tings",schemaPath:"#/properties/keyQuestionRatings/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),s++}return ie.errors=e,s===0}function oe(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.overall!==void 0&&!De(t.overall,{instancePath:n+
"/overall",parentData:t,parentDataProperty:"overall",rootData:p})){if(e===null)e=De.errors;else for(const r of De.errors)
e.push(r);s=e.length}if(t.reportDate!==void 0){let r=t.reportDate;if(typeof r=="string"){if(!h.validate(r)){const i={instancePath:n+
"/reportDate",schemaPath:"#/properties/reportDate/format",keyword:"format",params:{format:"date"},message:'must match fo\
rmat "date"'};e===null?e=[i]:e.push(i),s++}}else{const i={instancePath:n+"/reportDate",schemaPath:"#/properties/reportDa\
te/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),s++}}if(t.serviceRatings!==
void 0){let r=t.serviceRatings;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ie(r[o],{instancePath:n+"/s\
erviceRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ie.errors;else for(const a of ie.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/serviceRatings",schemaPath:"#/properties/serviceRatings/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return oe.errors=e,
s===0}function be(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.useOfResourcesSummary!==void 0&&typeof t.useOfResourcesSummary!="string"){const r={instancePath:n+
"/useOfResourcesSummary",schemaPath:"#/properties/useOfResourcesSummary/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),s++}if(t.useOfResourcesRating!==void 0&&typeof t.useOfResourcesRating!="string"){
const r={instancePath:n+"/useOfResourcesRating",schemaPath:"#/properties/useOfResourcesRating/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.combinedQualitySummary!==void 0&&typeof t.combinedQualitySummary!=
"string"){const r={instancePath:n+"/combinedQualitySummary",schemaPath:"#/properties/combinedQualitySummary/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.combinedQualityRating!==void 0&&
typeof t.combinedQualityRating!="string"){const r={instancePath:n+"/combinedQualityRating",schemaPath:"#/properties/comb\
inedQualityRating/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}}else{
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),s++}return be.errors=e,s===0}function Pe(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){
let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.rating!==void 0&&!u(t.rating,{instancePath:n+"/rating",
parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=u.errors;else for(const r of u.errors)e.push(r);s=e.
length}if(t.useOfResources!==void 0&&!be(t.useOfResources,{instancePath:n+"/useOfResources",parentData:t,parentDataProperty:"\
useOfResources",rootData:p})){if(e===null)e=be.errors;else for(const r of be.errors)e.push(r);s=e.length}if(t.keyQuestionRatings!==
void 0){let r=t.keyQuestionRatings;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ne(r[o],{instancePath:n+
"/keyQuestionRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ne.errors;else for(const a of ne.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/keyQuestionRatings",schemaPath:"#/properties/keyQuestionRati\
ngs/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Pe.
errors=e,s===0}function pe(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&
typeof t=="object"&&!Array.isArray(t)){if(t.reportLinkId!==void 0&&!c(t.reportLinkId,{instancePath:n+"/reportLinkId",parentData:t,
parentDataProperty:"reportLinkId",rootData:p})){if(e===null)e=c.errors;else for(const r of c.errors)e.push(r);s=e.length}
if(t.reportDate!==void 0&&!m(t.reportDate,{instancePath:n+"/reportDate",parentData:t,parentDataProperty:"reportDate",rootData:p})){
if(e===null)e=m.errors;else for(const r of m.errors)e.push(r);s=e.length}if(t.organisationId!==void 0&&!y(t.organisationId,
{instancePath:n+"/organisationId",parentData:t,parentDataProperty:"organisationId",rootData:p})){if(e===null)e=y.errors;else
for(const r of y.errors)e.push(r);s=e.length}if(t.overall!==void 0&&!Pe(t.overall,{instancePath:n+"/overall",parentData:t,
parentDataProperty:"overall",rootData:p})){if(e===null)e=Pe.errors;else for(const r of Pe.errors)e.push(r);s=e.length}if(t.
serviceRatings!==void 0){let r=t.serviceRatings;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ie(r[o],{instancePath:n+
"/serviceRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ie.errors;else for(const a of ie.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/serviceRatings",schemaPath:"#/properties/serviceRatings/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return pe.errors=e,
s===0}const tr={type:"object",properties:{linkId:{type:"string"},reportDate:{type:"string",format:"date"},firstVisitDate:{
$ref:"#/definitions/FirstVisitDate"},reportUri:{type:"string"},reportType:{type:"string",enum:["Location","Provider","Co\
reService"]},relatedDocuments:{type:"array",items:{$ref:"#/definitions/RelatedDocument"}},inspectionLocations:{type:"arr\
ay",items:{$ref:"#/definitions/InspectionLocation"}}}};function b(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t=="string"){
if(!h.validate(t)){const r={instancePath:n,schemaPath:"#/format",keyword:"format",params:{format:"date"},message:'must m\
atch format "date"'};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}return b.errors=e,s===0}function ae(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.documentUri!==void 0&&typeof t.documentUri!="string"){const r={instancePath:n+"/documentUr\
i",schemaPath:"#/properties/documentUri/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[r]:e.push(r),s++}if(t.documentType!==void 0&&typeof t.documentType!="string"){const r={instancePath:n+"/documentType",schemaPath:"\
#/properties/documentType/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[r]:e.push(r),s++}return ae.errors=e,s===0}function ve(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.locationId!==void 0&&typeof t.locationId!="string"){const r={instancePath:n+"/locationId",
schemaPath:"#/properties/locationId/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:
e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be o\
bject"};e===null?e=[r]:e.push(r),s++}return ve.errors=e,s===0}function Ae(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.linkId!==void 0&&typeof t.linkId!="st\
ring"){const r={instancePath:n+"/linkId",schemaPath:"#/properties/linkId/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),s++}if(t.reportDate!==void 0){let r=t.reportDate;if(typeof r=="string"){if(!h.
validate(r)){const i={instancePath:n+"/reportDate",schemaPath:"#/properties/reportDate/format",keyword:"format",params:{
format:"date"},message:'must match format "date"'};e===null?e=[i]:e.push(i),s++}}else{const i={instancePath:n+"/reportDa\
te",schemaPath:"#/properties/reportDate/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[i]:e.push(i),s++}}if(t.firstVisitDate!==void 0&&!b(t.firstVisitDate,{instancePath:n+"/firstVisitDate",parentData:t,parentDataProperty:"\
firstVisitDate",rootData:p})){if(e===null)e=b.errors;else for(const r of b.errors)e.push(r);s=e.length}if(t.reportUri!==
void 0&&typeof t.reportUri!="string"){const r={instancePath:n+"/reportUri",schemaPath:"#/properties/reportUri/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.reportType!==void 0){let r=t.reportType;
if(typeof r!="string"){const i={instancePath:n+"/reportType",schemaPath:"#/properties/reportType/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),s++}if(!(r==="Location"||r==="Provider"||r==="CoreServ\
ice")){const i={instancePath:n+"/reportType",schemaPath:"#/properties/reportType/enum",keyword:"enum",params:{allowedValues:tr.
properties.reportType.enum},message:"must be equal to one of the allowed values"};e===null?e=[i]:e.push(i),s++}}if(t.relatedDocuments!==
void 0){let r=t.relatedDocuments;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ae(r[o],{instancePath:n+"\
/relatedDocuments/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ae.errors;else for(const a of ae.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/relatedDocuments",schemaPath:"#/properties/relatedDocuments/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.inspectionLocations!==void 0){let r=t.
inspectionLocations;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ve(r[o],{instancePath:n+"/inspectionLo\
cations/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ve.errors;else for(const a of ve.errors)e.push(
a);s=e.length}}else{const i={instancePath:n+"/inspectionLocations",schemaPath:"#/properties/inspectionLocations/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Ae.errors=e,
s===0}function le(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.firstVisitDate!==void 0&&!b(t.firstVisitDate,{instancePath:n+"/firstVisitDate",parentData:t,
parentDataProperty:"firstVisitDate",rootData:p})){if(e===null)e=b.errors;else for(const r of b.errors)e.push(r);s=e.length}}else{
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),s++}return le.errors=e,s===0}function fe(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.assessmentServiceId!==void 0&&typeof t.assessmentServiceId!="string"){const r={instancePath:n+
"/assessmentServiceId",schemaPath:"#/properties/assessmentServiceId/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),s++}if(t.assessmentServiceName!==void 0&&typeof t.assessmentServiceName!="stri\
ng"){const r={instancePath:n+"/assessmentServiceName",schemaPath:"#/properties/assessmentServiceName/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.assessmentServiceType!==void 0&&typeof t.
assessmentServiceType!="string"){const r={instancePath:n+"/assessmentServiceType",schemaPath:"#/properties/assessmentSer\
viceType/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.status!==
void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/properties/status/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.startDate!==void 0&&typeof t.startDate!=
"string"){const r={instancePath:n+"/startDate",schemaPath:"#/properties/startDate/type",keyword:"type",params:{type:"str\
ing"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.endDate!==void 0&&typeof t.endDate!="string"){const r={
instancePath:n+"/endDate",schemaPath:"#/properties/endDate/type",keyword:"type",params:{type:"string"},message:"must be \
string"};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"obj\
ect"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return fe.errors=e,s===0}const sr={type:"string",enum:["Outstanding","Good","Requires improvement","Requires Improvement","Inadequate","No publis\
hed rating","Inspected but not rated","Insufficient evidence to rate","Regulations met",""]};function g(t,{instancePath:n="",
parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(!(t==="Outstandi\
ng"||t==="Good"||t==="Requires improvement"||t==="Requires Improvement"||t==="Inadequate"||t==="No published rating"||t===
"Inspected but not rated"||t==="Insufficient evidence to rate"||t==="Regulations met"||t==="")){const r={instancePath:n,
schemaPath:"#/enum",keyword:"enum",params:{allowedValues:sr.enum},message:"must be equal to one of the allowed values"};
e===null?e=[r]:e.push(r),s++}return g.errors=e,s===0}function ke(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.visitDates!==void 0&&typeof t.visitDates!="string"){const r={instancePath:n+"/visitDates",
schemaPath:"#/properties/visitDates/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:
e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be o\
bject"};e===null?e=[r]:e.push(r),s++}return ke.errors=e,s===0}function we(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.evidenceCategoryId!==void 0&&typeof t.evidenceCategoryId!="string"){const r={instancePath:n+
"/evidenceCategoryId",schemaPath:"#/properties/evidenceCategoryId/type",keyword:"type",params:{type:"string"},message:"m\
ust be string"};e===null?e=[r]:e.push(r),s++}if(t.commentary!==void 0&&typeof t.commentary!="string"){const r={instancePath:n+
"/commentary",schemaPath:"#/properties/commentary/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[r]:e.push(r),s++}if(t.commentaryDate!==void 0&&typeof t.commentaryDate!="string"){const r={instancePath:n+"/\
commentaryDate",schemaPath:"#/properties/commentaryDate/type",keyword:"type",params:{type:"string"},message:"must be str\
ing"};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},
message:"must be object"};e===null?e=[r]:e.push(r),s++}return we.errors=e,s===0}function Ie(t,{instancePath:n="",parentData:l,
parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.
name!="string"){const r={instancePath:n+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.qualityStatementId!==void 0&&typeof t.qualityStatementId!="s\
tring"){const r={instancePath:n+"/qualityStatementId",schemaPath:"#/properties/qualityStatementId/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.qualityStatementscore!==void 0&&typeof t.qualityStatementscore!=
"string"){const r={instancePath:n+"/qualityStatementscore",schemaPath:"#/properties/qualityStatementscore/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.qualityStatementNarrative!==void 0&&
typeof t.qualityStatementNarrative!="string"){const r={instancePath:n+"/qualityStatementNarrative",schemaPath:"#/propert\
ies/qualityStatementNarrative/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(
r),s++}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/properties/statu\
s/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.evidenceCategory!==
void 0){let r=t.evidenceCategory;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!we(r[o],{instancePath:n+"\
/evidenceCategory/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=we.errors;else for(const a of we.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/evidenceCategory",schemaPath:"#/properties/evidenceCategory/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Ie.errors=e,
s===0}function Re(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/\
properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.
rating!==void 0&&!g(t.rating,{instancePath:n+"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)
e=g.errors;else for(const r of g.errors)e.push(r);s=e.length}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[r]:e.push(r),s++}if(t.commentary!==void 0&&typeof t.commentary!="string"){const r={instancePath:n+"/commentary",schemaPath:"\
#/properties/commentary/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}
if(t.commentaryDate!==void 0&&typeof t.commentaryDate!="string"){const r={instancePath:n+"/commentaryDate",schemaPath:"#\
/properties/commentaryDate/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
s++}if(t.narrative!==void 0&&typeof t.narrative!="string"){const r={instancePath:n+"/narrative",schemaPath:"#/properties\
/narrative/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.percentageScore!==
void 0&&typeof t.percentageScore!="string"){const r={instancePath:n+"/percentageScore",schemaPath:"#/properties/percenta\
geScore/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.topicareas!==
void 0){let r=t.topicareas;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Ie(r[o],{instancePath:n+"/topic\
areas/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Ie.errors;else for(const a of Ie.errors)e.push(a);
s=e.length}}else{const i={instancePath:n+"/topicareas",schemaPath:"#/properties/topicareas/type",keyword:"type",params:{
type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Re.errors=e,s===0}function je(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.assessmentPlanId!==void 0&&typeof t.assessmentPlanId!="string"){const r={instancePath:n+"/assessmentPlanId",schemaPath:"\
#/properties/assessmentPlanId/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(
r),s++}if(t.title!==void 0&&typeof t.title!="string"){const r={instancePath:n+"/title",schemaPath:"#/properties/title/ty\
pe",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.assessmentDate!==void 0&&
typeof t.assessmentDate!="string"){const r={instancePath:n+"/assessmentDate",schemaPath:"#/properties/assessmentDate/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.assessmentPlanStatus!==
void 0&&typeof t.assessmentPlanStatus!="string"){const r={instancePath:n+"/assessmentPlanStatus",schemaPath:"#/propertie\
s/assessmentPlanStatus/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}
if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/properties/name/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.rating!==void 0&&!g(t.rating,{instancePath:n+
"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=g.errors;else for(const r of g.errors)e.push(
r);s=e.length}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/propertie\
s/status/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.commentary!==
void 0&&typeof t.commentary!="string"){const r={instancePath:n+"/commentary",schemaPath:"#/properties/commentary/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.commentaryDate!==void 0&&typeof t.
commentaryDate!="string"){const r={instancePath:n+"/commentaryDate",schemaPath:"#/properties/commentaryDate/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.narrative!==void 0&&typeof t.narrative!=
"string"){const r={instancePath:n+"/narrative",schemaPath:"#/properties/narrative/type",keyword:"type",params:{type:"str\
ing"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.overallPeopleExperience!==void 0&&typeof t.overallPeopleExperience!=
"string"){const r={instancePath:n+"/overallPeopleExperience",schemaPath:"#/properties/overallPeopleExperience/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.overallPeopleExperienceDate!==void 0&&
typeof t.overallPeopleExperienceDate!="string"){const r={instancePath:n+"/overallPeopleExperienceDate",schemaPath:"#/pro\
perties/overallPeopleExperienceDate/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:
e.push(r),s++}if(t.assessorVisitDates!==void 0){let r=t.assessorVisitDates;if(Array.isArray(r)){const i=r.length;for(let o=0;o<
i;o++)if(!ke(r[o],{instancePath:n+"/assessorVisitDates/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=
ke.errors;else for(const a of ke.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/assessorVisitDates",schemaPath:"\
#/properties/assessorVisitDates/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(
i),s++}}if(t.keyQuestionRatings!==void 0){let r=t.keyQuestionRatings;if(Array.isArray(r)){const i=r.length;for(let o=0;o<
i;o++)if(!Re(r[o],{instancePath:n+"/keyQuestionRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=
Re.errors;else for(const a of Re.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/keyQuestionRatings",schemaPath:"\
#/properties/keyQuestionRatings/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(
i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};
e===null?e=[r]:e.push(r),s++}return je.errors=e,s===0}function $e(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/prop\
erties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.rating!==
void 0&&!g(t.rating,{instancePath:n+"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=g.errors;else
for(const r of g.errors)e.push(r);s=e.length}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+"/\
status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[r]:e.push(r),s++}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must \
be object"};e===null?e=[r]:e.push(r),s++}return $e.errors=e,s===0}function Ce(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.rating!==void 0&&!g(t.rating,{instancePath:n+
"/rating",parentData:t,parentDataProperty:"rating",rootData:p})){if(e===null)e=g.errors;else for(const r of g.errors)e.push(
r);s=e.length}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/propertie\
s/status/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.keyQuestionRatings!==
void 0){let r=t.keyQuestionRatings;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!$e(r[o],{instancePath:n+
"/keyQuestionRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=$e.errors;else for(const a of $e.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/keyQuestionRatings",schemaPath:"#/properties/keyQuestionRati\
ngs/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Ce.
errors=e,s===0}function Ne(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&
typeof t=="object"&&!Array.isArray(t)){if(t.asgRatings!==void 0){let r=t.asgRatings;if(Array.isArray(r)){const i=r.length;
for(let o=0;o<i;o++)if(!je(r[o],{instancePath:n+"/asgRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===
null)e=je.errors;else for(const a of je.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/asgRatings",schemaPath:"\
#/properties/asgRatings/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}
if(t.overall!==void 0){let r=t.overall;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Ce(r[o],{instancePath:n+
"/overall/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Ce.errors;else for(const a of Ce.errors)e.push(
a);s=e.length}}else{const i={instancePath:n+"/overall",schemaPath:"#/properties/overall/type",keyword:"type",params:{type:"\
array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Ne.errors=e,s===0}function ye(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.assessmentPlanPublishedDateTime!==void 0&&typeof t.assessmentPlanPublishedDateTime!="string"){const r={instancePath:n+
"/assessmentPlanPublishedDateTime",schemaPath:"#/properties/assessmentPlanPublishedDateTime/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.ratings!==void 0&&!Ne(t.ratings,{instancePath:n+
"/ratings",parentData:t,parentDataProperty:"ratings",rootData:p})){if(e===null)e=Ne.errors;else for(const r of Ne.errors)
e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"mu\
st be object"};e===null?e=[r]:e.push(r),s++}return ye.errors=e,s===0}function Se(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.providerId!==void 0&&!d(t.providerId,
{instancePath:n+"/providerId",parentData:t,parentDataProperty:"providerId",rootData:p})){if(e===null)e=d.errors;else for(const r of d.
errors)e.push(r);s=e.length}if(t.locationIds!==void 0){let r=t.locationIds;if(Array.isArray(r)){const i=r.length;for(let o=0;o<
i;o++)if(typeof r[o]!="string"){const a={instancePath:n+"/locationIds/"+o,schemaPath:"#/properties/locationIds/items/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.push(a),s++}}else{const i={instancePath:n+
"/locationIds",schemaPath:"#/properties/locationIds/type",keyword:"type",params:{type:"array"},message:"must be array"};
e===null?e=[i]:e.push(i),s++}}if(t.organisationType!==void 0&&!P(t.organisationType,{instancePath:n+"/organisationType",
parentData:t,parentDataProperty:"organisationType",rootData:p})){if(e===null)e=P.errors;else for(const r of P.errors)e.push(
r);s=e.length}if(t.ownershipType!==void 0){let r=t.ownershipType;if(typeof r!="string"){const i={instancePath:n+"/owners\
hipType",schemaPath:"#/properties/ownershipType/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[i]:e.push(i),s++}if(!(r==="Organisation"||r==="Partnership"||r==="Individual"||r==="NHS Body")){const i={instancePath:n+
"/ownershipType",schemaPath:"#/properties/ownershipType/enum",keyword:"enum",params:{allowedValues:ze.properties.ownershipType.
enum},message:"must be equal to one of the allowed values"};e===null?e=[i]:e.push(i),s++}}if(t.type!==void 0&&!v(t.type,
{instancePath:n+"/type",parentData:t,parentDataProperty:"type",rootData:p})){if(e===null)e=v.errors;else for(const r of v.
errors)e.push(r);s=e.length}if(t.name!==void 0&&!A(t.name,{instancePath:n+"/name",parentData:t,parentDataProperty:"name",
rootData:p})){if(e===null)e=A.errors;else for(const r of A.errors)e.push(r);s=e.length}if(t.brandId!==void 0&&!k(t.brandId,
{instancePath:n+"/brandId",parentData:t,parentDataProperty:"brandId",rootData:p})){if(e===null)e=k.errors;else for(const r of k.
errors)e.push(r);s=e.length}if(t.brandName!==void 0&&!w(t.brandName,{instancePath:n+"/brandName",parentData:t,parentDataProperty:"\
brandName",rootData:p})){if(e===null)e=w.errors;else for(const r of w.errors)e.push(r);s=e.length}if(t.alsoKnownAs!==void 0&&
!I(t.alsoKnownAs,{instancePath:n+"/alsoKnownAs",parentData:t,parentDataProperty:"alsoKnownAs",rootData:p})){if(e===null)
e=I.errors;else for(const r of I.errors)e.push(r);s=e.length}if(t.odsCode!==void 0&&!R(t.odsCode,{instancePath:n+"/odsCo\
de",parentData:t,parentDataProperty:"odsCode",rootData:p})){if(e===null)e=R.errors;else for(const r of R.errors)e.push(r);
s=e.length}if(t.registrationStatus!==void 0&&!j(t.registrationStatus,{instancePath:n+"/registrationStatus",parentData:t,
parentDataProperty:"registrationStatus",rootData:p})){if(e===null)e=j.errors;else for(const r of j.errors)e.push(r);s=e.
length}if(t.registrationDate!==void 0&&!$(t.registrationDate,{instancePath:n+"/registrationDate",parentData:t,parentDataProperty:"\
registrationDate",rootData:p})){if(e===null)e=$.errors;else for(const r of $.errors)e.push(r);s=e.length}if(t.deregistrationDate!==
void 0&&!C(t.deregistrationDate,{instancePath:n+"/deregistrationDate",parentData:t,parentDataProperty:"deregistrationDat\
e",rootData:p})){if(e===null)e=C.errors;else for(const r of C.errors)e.push(r);s=e.length}if(t.companiesHouseNumber!==void 0&&
typeof t.companiesHouseNumber!="string"){const r={instancePath:n+"/companiesHouseNumber",schemaPath:"#/properties/compan\
iesHouseNumber/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.charityNumber!==
void 0&&typeof t.charityNumber!="string"){const r={instancePath:n+"/charityNumber",schemaPath:"#/properties/charityNumbe\
r/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.website!==void 0&&
!N(t.website,{instancePath:n+"/website",parentData:t,parentDataProperty:"website",rootData:p})){if(e===null)e=N.errors;else
for(const r of N.errors)e.push(r);s=e.length}if(t.postalAddressLine1!==void 0&&!S(t.postalAddressLine1,{instancePath:n+"\
/postalAddressLine1",parentData:t,parentDataProperty:"postalAddressLine1",rootData:p})){if(e===null)e=S.errors;else for(const r of S.
errors)e.push(r);s=e.length}if(t.postalAddressLine2!==void 0&&!L(t.postalAddressLine2,{instancePath:n+"/postalAddressLin\
e2",parentData:t,parentDataProperty:"postalAddressLine2",rootData:p})){if(e===null)e=L.errors;else for(const r of L.errors)
e.push(r);s=e.length}if(t.postalAddressTownCity!==void 0&&!E(t.postalAddressTownCity,{instancePath:n+"/postalAddressTown\
City",parentData:t,parentDataProperty:"postalAddressTownCity",rootData:p})){if(e===null)e=E.errors;else for(const r of E.
errors)e.push(r);s=e.length}if(t.postalAddressCounty!==void 0&&!T(t.postalAddressCounty,{instancePath:n+"/postalAddressC\
ounty",parentData:t,parentDataProperty:"postalAddressCounty",rootData:p})){if(e===null)e=T.errors;else for(const r of T.
errors)e.push(r);s=e.length}if(t.region!==void 0&&!O(t.region,{instancePath:n+"/region",parentData:t,parentDataProperty:"\
region",rootData:p})){if(e===null)e=O.errors;else for(const r of O.errors)e.push(r);s=e.length}if(t.postalCode!==void 0&&
!Q(t.postalCode,{instancePath:n+"/postalCode",parentData:t,parentDataProperty:"postalCode",rootData:p})){if(e===null)e=Q.
errors;else for(const r of Q.errors)e.push(r);s=e.length}if(t.uprn!==void 0&&!q(t.uprn,{instancePath:n+"/uprn",parentData:t,
parentDataProperty:"uprn",rootData:p})){if(e===null)e=q.errors;else for(const r of q.errors)e.push(r);s=e.length}if(t.onspdLatitude!==
void 0&&!G(t.onspdLatitude,{instancePath:n+"/onspdLatitude",parentData:t,parentDataProperty:"onspdLatitude",rootData:p})){
if(e===null)e=G.errors;else for(const r of G.errors)e.push(r);s=e.length}if(t.onspdLongitude!==void 0&&!V(t.onspdLongitude,
{instancePath:n+"/onspdLongitude",parentData:t,parentDataProperty:"onspdLongitude",rootData:p})){if(e===null)e=V.errors;else
for(const r of V.errors)e.push(r);s=e.length}if(t.onspdIcbCode!==void 0&&!B(t.onspdIcbCode,{instancePath:n+"/onspdIcbCod\
e",parentData:t,parentDataProperty:"onspdIcbCode",rootData:p})){if(e===null)e=B.errors;else for(const r of B.errors)e.push(
r);s=e.length}if(t.onspdIcbName!==void 0&&!U(t.onspdIcbName,{instancePath:n+"/onspdIcbName",parentData:t,parentDataProperty:"\
onspdIcbName",rootData:p})){if(e===null)e=U.errors;else for(const r of U.errors)e.push(r);s=e.length}if(t.mainPhoneNumber!==
void 0&&!H(t.mainPhoneNumber,{instancePath:n+"/mainPhoneNumber",parentData:t,parentDataProperty:"mainPhoneNumber",rootData:p})){
if(e===null)e=H.errors;else for(const r of H.errors)e.push(r);s=e.length}if(t.inspectionDirectorate!==void 0&&!F(t.inspectionDirectorate,
{instancePath:n+"/inspectionDirectorate",parentData:t,parentDataProperty:"inspectionDirectorate",rootData:p})){if(e===null)
e=F.errors;else for(const r of F.errors)e.push(r);s=e.length}if(t.constituency!==void 0&&!K(t.constituency,{instancePath:n+
"/constituency",parentData:t,parentDataProperty:"constituency",rootData:p})){if(e===null)e=K.errors;else for(const r of K.
errors)e.push(r);s=e.length}if(t.localAuthority!==void 0&&!M(t.localAuthority,{instancePath:n+"/localAuthority",parentData:t,
parentDataProperty:"localAuthority",rootData:p})){if(e===null)e=M.errors;else for(const r of M.errors)e.push(r);s=e.length}
if(t.lastInspection!==void 0&&!x(t.lastInspection,{instancePath:n+"/lastInspection",parentData:t,parentDataProperty:"las\
tInspection",rootData:p})){if(e===null)e=x.errors;else for(const r of x.errors)e.push(r);s=e.length}if(t.lastReport!==void 0&&
!W(t.lastReport,{instancePath:n+"/lastReport",parentData:t,parentDataProperty:"lastReport",rootData:p})){if(e===null)e=W.
errors;else for(const r of W.errors)e.push(r);s=e.length}if(t.contacts!==void 0){let r=t.contacts;if(Array.isArray(r)){const i=r.
length;for(let o=0;o<i;o++)if(!X(r[o],{instancePath:n+"/contacts/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===
null)e=X.errors;else for(const a of X.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/contacts",schemaPath:"\
#/properties/contacts/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}
if(t.relationships!==void 0){let r=t.relationships;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!me(r[o],
{instancePath:n+"/relationships/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=me.errors;else for(const a of me.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/relationships",schemaPath:"#/properties/relationships/type",
keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.regulatedActivities!==void 0){
let r=t.regulatedActivities;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ge(r[o],{instancePath:n+"/regu\
latedActivities/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ge.errors;else for(const a of ge.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/regulatedActivities",schemaPath:"#/properties/regulatedActivities/t\
ype",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.inspectionCategories!==
void 0){let r=t.inspectionCategories;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ee(r[o],{instancePath:n+
"/inspectionCategories/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ee.errors;else for(const a of ee.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/inspectionCategories",schemaPath:"#/properties/inspectionCat\
egories/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.inspectionAreas!==
void 0){let r=t.inspectionAreas;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!se(r[o],{instancePath:n+"/\
inspectionAreas/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=se.errors;else for(const a of se.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/inspectionAreas",schemaPath:"#/properties/inspectionAreas/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.currentRatings!==void 0&&!oe(t.currentRatings,
{instancePath:n+"/currentRatings",parentData:t,parentDataProperty:"currentRatings",rootData:p})){if(e===null)e=oe.errors;else
for(const r of oe.errors)e.push(r);s=e.length}if(t.historicRatings!==void 0){let r=t.historicRatings;if(Array.isArray(r)){
const i=r.length;for(let o=0;o<i;o++)if(!pe(r[o],{instancePath:n+"/historicRatings/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=pe.errors;else for(const a of pe.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/historicRatings",schemaPath:"#/properties/historicRatings/type",keyword:"type",params:{type:"array"},message:"must be a\
rray"};e===null?e=[i]:e.push(i),s++}}if(t.reports!==void 0){let r=t.reports;if(Array.isArray(r)){const i=r.length;for(let o=0;o<
i;o++)if(!Ae(r[o],{instancePath:n+"/reports/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Ae.errors;else
for(const a of Ae.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/reports",schemaPath:"#/properties/reports/\
type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.unpublishedReports!==
void 0){let r=t.unpublishedReports;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!le(r[o],{instancePath:n+
"/unpublishedReports/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=le.errors;else for(const a of le.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/unpublishedReports",schemaPath:"#/properties/unpublishedRepo\
rts/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.assessmentServiceGroup!==
void 0){let r=t.assessmentServiceGroup;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!fe(r[o],{instancePath:n+
"/assessmentServiceGroup/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=fe.errors;else for(const a of fe.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/assessmentServiceGroup",schemaPath:"#/properties/assessmentS\
erviceGroup/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.assessment!==
void 0){let r=t.assessment;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ye(r[o],{instancePath:n+"/asses\
sment/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=ye.errors;else for(const a of ye.errors)e.push(a);
s=e.length}}else{const i={instancePath:n+"/assessment",schemaPath:"#/properties/assessment/type",keyword:"type",params:{
type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Se.errors=e,s===0}function xe(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(!Se(t,{instancePath:n,parentData:l,
parentDataProperty:f,rootData:p})){if(e===null)e=Se.errors;else for(const r of Se.errors)e.push(r);s=e.length}return xe.
errors=e,s===0}exports.Location=We;const Ke={type:"object",properties:{locationId:{$ref:"#/definitions/LocationId"},providerId:{$ref:"#/definitions/Provide\
rId"},organisationType:{$ref:"#/definitions/OrganisationType"},type:{$ref:"#/definitions/ServiceSector"},name:{$ref:"#/d\
efinitions/Name"},brandId:{$ref:"#/definitions/BrandId"},brandName:{$ref:"#/definitions/BrandName"},alsoKnownAs:{$ref:"#\
/definitions/AlsoKnownAs"},onspdCcgCode:{type:"string"},onspdCcgName:{type:"string"},odsCcgCode:{type:"string"},odsCcgName:{
type:"string"},onspdIcbCode:{$ref:"#/definitions/OnspdIcbCode"},onspdIcbName:{$ref:"#/definitions/OnspdIcbName"},odsCode:{
$ref:"#/definitions/OdsCode"},registrationStatus:{$ref:"#/definitions/RegistrationStatus"},registrationDate:{$ref:"#/def\
initions/RegistrationDate"},deregistrationDate:{$ref:"#/definitions/DeregistrationDate"},dormancy:{type:"string",enum:["\
Y","N"]},dormancyStartDate:{type:"string",format:"date"},dormancyEndDate:{type:"string",format:"date"},onspdLatitude:{$ref:"\
#/definitions/Latitude"},onspdLongitude:{$ref:"#/definitions/Longitude"},careHome:{type:"string",enum:["Y","N"]},inspectionDirectorate:{
$ref:"#/definitions/InspectionDirectorate"},postalAddressLine1:{$ref:"#/definitions/AddressLine1"},postalAddressLine2:{$ref:"\
#/definitions/AddressLine2"},postalAddressTownCity:{$ref:"#/definitions/TownOrCity"},postalAddressCounty:{$ref:"#/defini\
tions/County"},region:{$ref:"#/definitions/Region"},postalCode:{$ref:"#/definitions/PostalCode"},uprn:{$ref:"#/definitio\
ns/Uprn"},mainPhoneNumber:{$ref:"#/definitions/MainPhoneNumber"},website:{$ref:"#/definitions/Website"},registeredManagerAbsentDate:{
type:"string",format:"date"},numberOfBeds:{type:"integer",format:"int32"},constituency:{$ref:"#/definitions/Constituency"},
localAuthority:{$ref:"#/definitions/LocalAuthority"},lastInspection:{$ref:"#/definitions/LastInspection"},lastReport:{$ref:"\
#/definitions/LastReport"},relationships:{type:"array",items:{$ref:"#/definitions/LocationRelationship"}},locationTypes:{
type:"array",items:{$ref:"#/definitions/LocationType"}},regulatedActivities:{type:"array",items:{$ref:"#/definitions/Loc\
ationRegulatedActivity"}},gacServiceTypes:{type:"array",items:{$ref:"#/definitions/GacServiceType"}},specialisms:{type:"\
array",items:{$ref:"#/definitions/Specialism"}},inspectionCategories:{type:"array",items:{$ref:"#/definitions/Inspection\
Category"}},inspectionAreas:{type:"array",items:{$ref:"#/definitions/InspectionArea"}},currentRatings:{$ref:"#/definitio\
ns/CurrentRatings"},historicRatings:{type:"array",items:{$ref:"#/definitions/HistoricRating"}},reports:{type:"array",items:{
$ref:"#/definitions/LocationReport"}},unpublishedReports:{type:"array",items:{$ref:"#/definitions/UnpublishedReport"}},providerInspectionAreas:{
type:"array",items:{$ref:"#/definitions/ProviderInspectionArea"}},assessmentServiceGroup:{type:"array",items:{$ref:"#/de\
finitions/AssessmentServiceGroup"}},assessment:{type:"array",items:{$ref:"#/definitions/Assessment"}}}};function ue(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(typeof t!="string"){
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}return ue.errors=e,s===0}function Le(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.relatedLocationId!==void 0&&typeof t.relatedLocationId!="string"){const r={instancePath:n+
"/relatedLocationId",schemaPath:"#/properties/relatedLocationId/type",keyword:"type",params:{type:"string"},message:"mus\
t be string"};e===null?e=[r]:e.push(r),s++}if(t.relatedLocationName!==void 0&&typeof t.relatedLocationName!="string"){const r={
instancePath:n+"/relatedLocationName",schemaPath:"#/properties/relatedLocationName/type",keyword:"type",params:{type:"st\
ring"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.type!==void 0&&!Z(t.type,{instancePath:n+"/type",parentData:t,
parentDataProperty:"type",rootData:p})){if(e===null)e=Z.errors;else for(const r of Z.errors)e.push(r);s=e.length}if(t.reason!==
void 0&&!_(t.reason,{instancePath:n+"/reason",parentData:t,parentDataProperty:"reason",rootData:p})){if(e===null)e=_.errors;else
for(const r of _.errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Le.errors=e,s===0}function Ee(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.type!==void 0&&typeof t.type!="string"){const r={instancePath:n+"/type",schemaPath:"#/prop\
erties/type/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}}else{const r={
instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(
r),s++}return Ee.errors=e,s===0}function Te(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/prop\
erties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.code!==
void 0&&typeof t.code!="string"){const r={instancePath:n+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.contacts!==void 0){let r=t.contacts;if(Array.
isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!X(r[o],{instancePath:n+"/contacts/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=X.errors;else for(const a of X.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/c\
ontacts",schemaPath:"#/properties/contacts/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?
e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"mu\
st be object"};e===null?e=[r]:e.push(r),s++}return Te.errors=e,s===0}function Oe(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/prop\
erties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.description!==
void 0&&typeof t.description!="string"){const r={instancePath:n+"/description",schemaPath:"#/properties/description/type",
keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}}else{const r={instancePath:n,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Oe.
errors=e,s===0}function Qe(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.name!==void 0&&typeof t.name!="string"){const r={instancePath:n+"/name",schemaPath:"#/prop\
erties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}}else{const r={
instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(
r),s++}return Qe.errors=e,s===0}const nr={type:"object",properties:{linkId:{type:"string"},reportDate:{type:"string",format:"\
date"},firstVisitDate:{$ref:"#/definitions/FirstVisitDate"},reportUri:{type:"string"},reportType:{type:"string",enum:["L\
ocation","Provider","CoreService"]},relatedDocuments:{type:"array",items:{$ref:"#/definitions/RelatedDocument"}}}};function qe(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.linkId!==void 0&&typeof t.linkId!="string"){const r={instancePath:n+"/linkId",schemaPath:"#/properties/linkId/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.reportDate!==void 0){
let r=t.reportDate;if(typeof r=="string"){if(!h.validate(r)){const i={instancePath:n+"/reportDate",schemaPath:"#/propert\
ies/reportDate/format",keyword:"format",params:{format:"date"},message:'must match format "date"'};e===null?e=[i]:e.push(
i),s++}}else{const i={instancePath:n+"/reportDate",schemaPath:"#/properties/reportDate/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[i]:e.push(i),s++}}if(t.firstVisitDate!==void 0&&!b(t.firstVisitDate,{instancePath:n+
"/firstVisitDate",parentData:t,parentDataProperty:"firstVisitDate",rootData:p})){if(e===null)e=b.errors;else for(const r of b.
errors)e.push(r);s=e.length}if(t.reportUri!==void 0&&typeof t.reportUri!="string"){const r={instancePath:n+"/reportUri",
schemaPath:"#/properties/reportUri/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:
e.push(r),s++}if(t.reportType!==void 0){let r=t.reportType;if(typeof r!="string"){const i={instancePath:n+"/reportType",
schemaPath:"#/properties/reportType/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:
e.push(i),s++}if(!(r==="Location"||r==="Provider"||r==="CoreService")){const i={instancePath:n+"/reportType",schemaPath:"\
#/properties/reportType/enum",keyword:"enum",params:{allowedValues:nr.properties.reportType.enum},message:"must be equal\
 to one of the allowed values"};e===null?e=[i]:e.push(i),s++}}if(t.relatedDocuments!==void 0){let r=t.relatedDocuments;if(Array.
isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!ae(r[o],{instancePath:n+"/relatedDocuments/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=ae.errors;else for(const a of ae.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/relatedDocuments",schemaPath:"#/properties/relatedDocuments/type",keyword:"type",params:{type:"array"},message:"must be\
 array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"ob\
ject"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return qe.errors=e,s===0}function Ge(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.inspectionId!==void 0&&typeof t.inspectionId!="string"){const r={instancePath:n+"/inspecti\
onId",schemaPath:"#/properties/inspectionId/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?
e=[r]:e.push(r),s++}if(t.reportLinkId!==void 0&&typeof t.reportLinkId!="string"){const r={instancePath:n+"/reportLinkId",
schemaPath:"#/properties/reportLinkId/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[
r]:e.push(r),s++}if(t.providerId!==void 0&&!d(t.providerId,{instancePath:n+"/providerId",parentData:t,parentDataProperty:"\
providerId",rootData:p})){if(e===null)e=d.errors;else for(const r of d.errors)e.push(r);s=e.length}if(t.locationId!==void 0&&
!ue(t.locationId,{instancePath:n+"/locationId",parentData:t,parentDataProperty:"locationId",rootData:p})){if(e===null)e=
ue.errors;else for(const r of ue.errors)e.push(r);s=e.length}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Ge.errors=e,s===0}function Ve(t,{
instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.inspectionAreaId!==void 0&&!D(t.inspectionAreaId,{instancePath:n+"/inspectionAreaId",parentData:t,parentDataProperty:"\
inspectionAreaId",rootData:p})){if(e===null)e=D.errors;else for(const r of D.errors)e.push(r);s=e.length}if(t.reports!==
void 0){let r=t.reports;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Ge(r[o],{instancePath:n+"/reports/"+
o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Ge.errors;else for(const a of Ge.errors)e.push(a);s=e.length}}else{
const i={instancePath:n+"/reports",schemaPath:"#/properties/reports/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Ve.errors=e,s===0}const ir=require("ajv-formats/dist/formats").
fullFormats.int32;function Be(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&
typeof t=="object"&&!Array.isArray(t)){if(t.locationId!==void 0&&!ue(t.locationId,{instancePath:n+"/locationId",parentData:t,
parentDataProperty:"locationId",rootData:p})){if(e===null)e=ue.errors;else for(const r of ue.errors)e.push(r);s=e.length}
if(t.providerId!==void 0&&!d(t.providerId,{instancePath:n+"/providerId",parentData:t,parentDataProperty:"providerId",rootData:p})){
if(e===null)e=d.errors;else for(const r of d.errors)e.push(r);s=e.length}if(t.organisationType!==void 0&&!P(t.organisationType,
{instancePath:n+"/organisationType",parentData:t,parentDataProperty:"organisationType",rootData:p})){if(e===null)e=P.errors;else
for(const r of P.errors)e.push(r);s=e.length}if(t.type!==void 0&&!v(t.type,{instancePath:n+"/type",parentData:t,parentDataProperty:"\
type",rootData:p})){if(e===null)e=v.errors;else for(const r of v.errors)e.push(r);s=e.length}if(t.name!==void 0&&!A(t.name,
{instancePath:n+"/name",parentData:t,parentDataProperty:"name",rootData:p})){if(e===null)e=A.errors;else for(const r of A.
errors)e.push(r);s=e.length}if(t.brandId!==void 0&&!k(t.brandId,{instancePath:n+"/brandId",parentData:t,parentDataProperty:"\
brandId",rootData:p})){if(e===null)e=k.errors;else for(const r of k.errors)e.push(r);s=e.length}if(t.brandName!==void 0&&
!w(t.brandName,{instancePath:n+"/brandName",parentData:t,parentDataProperty:"brandName",rootData:p})){if(e===null)e=w.errors;else
for(const r of w.errors)e.push(r);s=e.length}if(t.alsoKnownAs!==void 0&&!I(t.alsoKnownAs,{instancePath:n+"/alsoKnownAs",
parentData:t,parentDataProperty:"alsoKnownAs",rootData:p})){if(e===null)e=I.errors;else for(const r of I.errors)e.push(r);
s=e.length}if(t.onspdCcgCode!==void 0&&typeof t.onspdCcgCode!="string"){const r={instancePath:n+"/onspdCcgCode",schemaPath:"\
#/properties/onspdCcgCode/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
s++}if(t.onspdCcgName!==void 0&&typeof t.onspdCcgName!="string"){const r={instancePath:n+"/onspdCcgName",schemaPath:"#/p\
roperties/onspdCcgName/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}
if(t.odsCcgCode!==void 0&&typeof t.odsCcgCode!="string"){const r={instancePath:n+"/odsCcgCode",schemaPath:"#/properties/\
odsCcgCode/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.odsCcgName!==
void 0&&typeof t.odsCcgName!="string"){const r={instancePath:n+"/odsCcgName",schemaPath:"#/properties/odsCcgName/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.onspdIcbCode!==void 0&&!B(t.onspdIcbCode,
{instancePath:n+"/onspdIcbCode",parentData:t,parentDataProperty:"onspdIcbCode",rootData:p})){if(e===null)e=B.errors;else
for(const r of B.errors)e.push(r);s=e.length}if(t.onspdIcbName!==void 0&&!U(t.onspdIcbName,{instancePath:n+"/onspdIcbNam\
e",parentData:t,parentDataProperty:"onspdIcbName",rootData:p})){if(e===null)e=U.errors;else for(const r of U.errors)e.push(
r);s=e.length}if(t.odsCode!==void 0&&!R(t.odsCode,{instancePath:n+"/odsCode",parentData:t,parentDataProperty:"odsCode",rootData:p})){
if(e===null)e=R.errors;else for(const r of R.errors)e.push(r);s=e.length}if(t.registrationStatus!==void 0&&!j(t.registrationStatus,
{instancePath:n+"/registrationStatus",parentData:t,parentDataProperty:"registrationStatus",rootData:p})){if(e===null)e=j.
errors;else for(const r of j.errors)e.push(r);s=e.length}if(t.registrationDate!==void 0&&!$(t.registrationDate,{instancePath:n+
"/registrationDate",parentData:t,parentDataProperty:"registrationDate",rootData:p})){if(e===null)e=$.errors;else for(const r of $.
errors)e.push(r);s=e.length}if(t.deregistrationDate!==void 0&&!C(t.deregistrationDate,{instancePath:n+"/deregistrationDa\
te",parentData:t,parentDataProperty:"deregistrationDate",rootData:p})){if(e===null)e=C.errors;else for(const r of C.errors)
e.push(r);s=e.length}if(t.dormancy!==void 0){let r=t.dormancy;if(typeof r!="string"){const i={instancePath:n+"/dormancy",
schemaPath:"#/properties/dormancy/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.
push(i),s++}if(!(r==="Y"||r==="N")){const i={instancePath:n+"/dormancy",schemaPath:"#/properties/dormancy/enum",keyword:"\
enum",params:{allowedValues:Ke.properties.dormancy.enum},message:"must be equal to one of the allowed values"};e===null?
e=[i]:e.push(i),s++}}if(t.dormancyStartDate!==void 0){let r=t.dormancyStartDate;if(typeof r=="string"){if(!h.validate(r)){
const i={instancePath:n+"/dormancyStartDate",schemaPath:"#/properties/dormancyStartDate/format",keyword:"format",params:{
format:"date"},message:'must match format "date"'};e===null?e=[i]:e.push(i),s++}}else{const i={instancePath:n+"/dormancy\
StartDate",schemaPath:"#/properties/dormancyStartDate/type",keyword:"type",params:{type:"string"},message:"must be strin\
g"};e===null?e=[i]:e.push(i),s++}}if(t.dormancyEndDate!==void 0){let r=t.dormancyEndDate;if(typeof r=="string"){if(!h.validate(
r)){const i={instancePath:n+"/dormancyEndDate",schemaPath:"#/properties/dormancyEndDate/format",keyword:"format",params:{
format:"date"},message:'must match format "date"'};e===null?e=[i]:e.push(i),s++}}else{const i={instancePath:n+"/dormancy\
EndDate",schemaPath:"#/properties/dormancyEndDate/type",keyword:"type",params:{type:"string"},message:"must be string"};
e===null?e=[i]:e.push(i),s++}}if(t.onspdLatitude!==void 0&&!G(t.onspdLatitude,{instancePath:n+"/onspdLatitude",parentData:t,
parentDataProperty:"onspdLatitude",rootData:p})){if(e===null)e=G.errors;else for(const r of G.errors)e.push(r);s=e.length}
if(t.onspdLongitude!==void 0&&!V(t.onspdLongitude,{instancePath:n+"/onspdLongitude",parentData:t,parentDataProperty:"ons\
pdLongitude",rootData:p})){if(e===null)e=V.errors;else for(const r of V.errors)e.push(r);s=e.length}if(t.careHome!==void 0){
let r=t.careHome;if(typeof r!="string"){const i={instancePath:n+"/careHome",schemaPath:"#/properties/careHome/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),s++}if(!(r==="Y"||r==="N")){const i={instancePath:n+
"/careHome",schemaPath:"#/properties/careHome/enum",keyword:"enum",params:{allowedValues:Ke.properties.careHome.enum},message:"\
must be equal to one of the allowed values"};e===null?e=[i]:e.push(i),s++}}if(t.inspectionDirectorate!==void 0&&!F(t.inspectionDirectorate,
{instancePath:n+"/inspectionDirectorate",parentData:t,parentDataProperty:"inspectionDirectorate",rootData:p})){if(e===null)
e=F.errors;else for(const r of F.errors)e.push(r);s=e.length}if(t.postalAddressLine1!==void 0&&!S(t.postalAddressLine1,{
instancePath:n+"/postalAddressLine1",parentData:t,parentDataProperty:"postalAddressLine1",rootData:p})){if(e===null)e=S.
errors;else for(const r of S.errors)e.push(r);s=e.length}if(t.postalAddressLine2!==void 0&&!L(t.postalAddressLine2,{instancePath:n+
"/postalAddressLine2",parentData:t,parentDataProperty:"postalAddressLine2",rootData:p})){if(e===null)e=L.errors;else for(const r of L.
errors)e.push(r);s=e.length}if(t.postalAddressTownCity!==void 0&&!E(t.postalAddressTownCity,{instancePath:n+"/postalAddr\
essTownCity",parentData:t,parentDataProperty:"postalAddressTownCity",rootData:p})){if(e===null)e=E.errors;else for(const r of E.
errors)e.push(r);s=e.length}if(t.postalAddressCounty!==void 0&&!T(t.postalAddressCounty,{instancePath:n+"/postalAddressC\
ounty",parentData:t,parentDataProperty:"postalAddressCounty",rootData:p})){if(e===null)e=T.errors;else for(const r of T.
errors)e.push(r);s=e.length}if(t.region!==void 0&&!O(t.region,{instancePath:n+"/region",parentData:t,parentDataProperty:"\
region",rootData:p})){if(e===null)e=O.errors;else for(const r of O.errors)e.push(r);s=e.length}if(t.postalCode!==void 0&&
!Q(t.postalCode,{instancePath:n+"/postalCode",parentData:t,parentDataProperty:"postalCode",rootData:p})){if(e===null)e=Q.
errors;else for(const r of Q.errors)e.push(r);s=e.length}if(t.uprn!==void 0&&!q(t.uprn,{instancePath:n+"/uprn",parentData:t,
parentDataProperty:"uprn",rootData:p})){if(e===null)e=q.errors;else for(const r of q.errors)e.push(r);s=e.length}if(t.mainPhoneNumber!==
void 0&&!H(t.mainPhoneNumber,{instancePath:n+"/mainPhoneNumber",parentData:t,parentDataProperty:"mainPhoneNumber",rootData:p})){
if(e===null)e=H.errors;else for(const r of H.errors)e.push(r);s=e.length}if(t.website!==void 0&&!N(t.website,{instancePath:n+
"/website",parentData:t,parentDataProperty:"website",rootData:p})){if(e===null)e=N.errors;else for(const r of N.errors)e.
push(r);s=e.length}if(t.registeredManagerAbsentDate!==void 0){let r=t.registeredManagerAbsentDate;if(typeof r=="string"){
if(!h.validate(r)){const i={instancePath:n+"/registeredManagerAbsentDate",schemaPath:"#/properties/registeredManagerAbse\
ntDate/format",keyword:"format",params:{format:"date"},message:'must match format "date"'};e===null?e=[i]:e.push(i),s++}}else{
const i={instancePath:n+"/registeredManagerAbsentDate",schemaPath:"#/properties/registeredManagerAbsentDate/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[i]:e.push(i),s++}}if(t.numberOfBeds!==void 0){let r=t.
numberOfBeds;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))){const i={instancePath:n+"/numberOfBeds",schemaPath:"#/properti\
es/numberOfBeds/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[i]:e.push(i),s++}if(typeof r==
"number"&&!ir.validate(r)){const i={instancePath:n+"/numberOfBeds",schemaPath:"#/properties/numberOfBeds/format",keyword:"\
format",params:{format:"int32"},message:'must match format "int32"'};e===null?e=[i]:e.push(i),s++}}if(t.constituency!==void 0&&
!K(t.constituency,{instancePath:n+"/constituency",parentData:t,parentDataProperty:"constituency",rootData:p})){if(e===null)
e=K.errors;else for(const r of K.errors)e.push(r);s=e.length}if(t.localAuthority!==void 0&&!M(t.localAuthority,{instancePath:n+
"/localAuthority",parentData:t,parentDataProperty:"localAuthority",rootData:p})){if(e===null)e=M.errors;else for(const r of M.
errors)e.push(r);s=e.length}if(t.lastInspection!==void 0&&!x(t.lastInspection,{instancePath:n+"/lastInspection",parentData:t,
parentDataProperty:"lastInspection",rootData:p})){if(e===null)e=x.errors;else for(const r of x.errors)e.push(r);s=e.length}
if(t.lastReport!==void 0&&!W(t.lastReport,{instancePath:n+"/lastReport",parentData:t,parentDataProperty:"lastReport",rootData:p})){
if(e===null)e=W.errors;else for(const r of W.errors)e.push(r);s=e.length}if(t.relationships!==void 0){let r=t.relationships;
if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Le(r[o],{instancePath:n+"/relationships/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=Le.errors;else for(const a of Le.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/relationships",schemaPath:"#/properties/relationships/type",keyword:"type",params:{type:"array"},message:"must be array"};
e===null?e=[i]:e.push(i),s++}}if(t.locationTypes!==void 0){let r=t.locationTypes;if(Array.isArray(r)){const i=r.length;for(let o=0;o<
i;o++)if(!Ee(r[o],{instancePath:n+"/locationTypes/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Ee.errors;else
for(const a of Ee.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/locationTypes",schemaPath:"#/properties/lo\
cationTypes/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.regulatedActivities!==
void 0){let r=t.regulatedActivities;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Te(r[o],{instancePath:n+
"/regulatedActivities/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Te.errors;else for(const a of Te.
errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/regulatedActivities",schemaPath:"#/properties/regulatedActiv\
ities/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.gacServiceTypes!==
void 0){let r=t.gacServiceTypes;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Oe(r[o],{instancePath:n+"/\
gacServiceTypes/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=Oe.errors;else for(const a of Oe.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/gacServiceTypes",schemaPath:"#/properties/gacServiceTypes/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.specialisms!==void 0){let r=t.specialisms;
if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!Qe(r[o],{instancePath:n+"/specialisms/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=Qe.errors;else for(const a of Qe.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/specialisms",schemaPath:"#/properties/specialisms/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[i]:e.push(i),s++}}if(t.inspectionCategories!==void 0){let r=t.inspectionCategories;if(Array.isArray(r)){const i=r.
length;for(let o=0;o<i;o++)if(!ee(r[o],{instancePath:n+"/inspectionCategories/"+o,parentData:r,parentDataProperty:o,rootData:p})){
if(e===null)e=ee.errors;else for(const a of ee.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/inspectionCat\
egories",schemaPath:"#/properties/inspectionCategories/type",keyword:"type",params:{type:"array"},message:"must be array"};
e===null?e=[i]:e.push(i),s++}}if(t.inspectionAreas!==void 0){let r=t.inspectionAreas;if(Array.isArray(r)){const i=r.length;
for(let o=0;o<i;o++)if(!se(r[o],{instancePath:n+"/inspectionAreas/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===
null)e=se.errors;else for(const a of se.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/inspectionAreas",schemaPath:"\
#/properties/inspectionAreas/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),
s++}}if(t.currentRatings!==void 0&&!oe(t.currentRatings,{instancePath:n+"/currentRatings",parentData:t,parentDataProperty:"\
currentRatings",rootData:p})){if(e===null)e=oe.errors;else for(const r of oe.errors)e.push(r);s=e.length}if(t.historicRatings!==
void 0){let r=t.historicRatings;if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!pe(r[o],{instancePath:n+"/\
historicRatings/"+o,parentData:r,parentDataProperty:o,rootData:p})){if(e===null)e=pe.errors;else for(const a of pe.errors)
e.push(a);s=e.length}}else{const i={instancePath:n+"/historicRatings",schemaPath:"#/properties/historicRatings/type",keyword:"\
type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.reports!==void 0){let r=t.reports;
if(Array.isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!qe(r[o],{instancePath:n+"/reports/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=qe.errors;else for(const a of qe.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/reports",schemaPath:"#/properties/reports/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?
e=[i]:e.push(i),s++}}if(t.unpublishedReports!==void 0){let r=t.unpublishedReports;if(Array.isArray(r)){const i=r.length;
for(let o=0;o<i;o++)if(!le(r[o],{instancePath:n+"/unpublishedReports/"+o,parentData:r,parentDataProperty:o,rootData:p})){
if(e===null)e=le.errors;else for(const a of le.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/unpublishedRe\
ports",schemaPath:"#/properties/unpublishedReports/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[i]:e.push(i),s++}}if(t.providerInspectionAreas!==void 0){let r=t.providerInspectionAreas;if(Array.isArray(r)){const i=r.
length;for(let o=0;o<i;o++)if(!Ve(r[o],{instancePath:n+"/providerInspectionAreas/"+o,parentData:r,parentDataProperty:o,rootData:p})){
if(e===null)e=Ve.errors;else for(const a of Ve.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/providerInspe\
ctionAreas",schemaPath:"#/properties/providerInspectionAreas/type",keyword:"type",params:{type:"array"},message:"must be\
 array"};e===null?e=[i]:e.push(i),s++}}if(t.assessmentServiceGroup!==void 0){let r=t.assessmentServiceGroup;if(Array.isArray(
r)){const i=r.length;for(let o=0;o<i;o++)if(!fe(r[o],{instancePath:n+"/assessmentServiceGroup/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=fe.errors;else for(const a of fe.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/assessmentServiceGroup",schemaPath:"#/properties/assessmentServiceGroup/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[i]:e.push(i),s++}}if(t.assessment!==void 0){let r=t.assessment;if(Array.isArray(r)){const i=r.
length;for(let o=0;o<i;o++)if(!ye(r[o],{instancePath:n+"/assessment/"+o,parentData:r,parentDataProperty:o,rootData:p})){
if(e===null)e=ye.errors;else for(const a of ye.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/assessment",schemaPath:"\
#/properties/assessment/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}}else{
const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),s++}return Be.errors=e,s===0}function We(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){
let e=null,s=0;if(!Be(t,{instancePath:n,parentData:l,parentDataProperty:f,rootData:p})){if(e===null)e=Be.errors;else for(const r of Be.
errors)e.push(r);s=e.length}return We.errors=e,s===0}exports.InspectionAreaTaxonomy=Ye;function Ue(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="obj\
ect"&&!Array.isArray(t)){if(t.inspectionCategoryName!==void 0&&typeof t.inspectionCategoryName!="string"){const r={instancePath:n+
"/inspectionCategoryName",schemaPath:"#/properties/inspectionCategoryName/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),s++}if(t.code!==void 0&&typeof t.code!="string"){const r={instancePath:n+"/cod\
e",schemaPath:"#/properties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.
push(r),s++}if(t.coreFlag!==void 0&&typeof t.coreFlag!="string"){const r={instancePath:n+"/coreFlag",schemaPath:"#/prope\
rties/coreFlag/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.status!==
void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/properties/status/type",keyword:"type",
params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.endDate!==void 0&&typeof t.endDate!="\
string"){const r={instancePath:n+"/endDate",schemaPath:"#/properties/endDate/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.orgInspectionAreaRetirementDate!==void 0&&typeof t.orgInspectionAreaRetirementDate!=
"string"){const r={instancePath:n+"/orgInspectionAreaRetirementDate",schemaPath:"#/properties/orgInspectionAreaRetiremen\
tDate/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}}else{const r={
instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(
r),s++}return Ue.errors=e,s===0}function He(t,{instancePath:n="",parentData:l,parentDataProperty:f,rootData:p=t}={}){let e=null,
s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.inspectionAreaId!==void 0&&!D(t.inspectionAreaId,{instancePath:n+"\
/inspectionAreaId",parentData:t,parentDataProperty:"inspectionAreaId",rootData:p})){if(e===null)e=D.errors;else for(const r of D.
errors)e.push(r);s=e.length}if(t.inspectionAreaName!==void 0&&!re(t.inspectionAreaName,{instancePath:n+"/inspectionAreaN\
ame",parentData:t,parentDataProperty:"inspectionAreaName",rootData:p})){if(e===null)e=re.errors;else for(const r of re.errors)
e.push(r);s=e.length}if(t.inspectionAreaType!==void 0&&!te(t.inspectionAreaType,{instancePath:n+"/inspectionAreaType",parentData:t,
parentDataProperty:"inspectionAreaType",rootData:p})){if(e===null)e=te.errors;else for(const r of te.errors)e.push(r);s=
e.length}if(t.status!==void 0&&typeof t.status!="string"){const r={instancePath:n+"/status",schemaPath:"#/properties/sta\
tus/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.endDate!==void 0&&
typeof t.endDate!="string"){const r={instancePath:n+"/endDate",schemaPath:"#/properties/endDate/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.supersededBy!==void 0){let r=t.supersededBy;if(Array.
isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(typeof r[o]!="string"){const a={instancePath:n+"/supersededBy/"+o,schemaPath:"\
#/properties/supersededBy/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[a]:e.push(
a),s++}}else{const i={instancePath:n+"/supersededBy",schemaPath:"#/properties/supersededBy/type",keyword:"type",params:{
type:"array"},message:"must be array"};e===null?e=[i]:e.push(i),s++}}if(t.orgInspectionAreaRetirementDate!==void 0&&typeof t.
orgInspectionAreaRetirementDate!="string"){const r={instancePath:n+"/orgInspectionAreaRetirementDate",schemaPath:"#/prop\
erties/orgInspectionAreaRetirementDate/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[r]:e.push(r),s++}if(t.inspectionCategories!==void 0){let r=t.inspectionCategories;if(Array.isArray(r)){const i=r.length;
for(let o=0;o<i;o++)if(!Ue(r[o],{instancePath:n+"/inspectionCategories/"+o,parentData:r,parentDataProperty:o,rootData:p})){
if(e===null)e=Ue.errors;else for(const a of Ue.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"/inspectionCat\
egories",schemaPath:"#/properties/inspectionCategories/type",keyword:"type",params:{type:"array"},message:"must be array"};
e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),s++}return He.errors=e,s===0}function Fe(t,{instancePath:n="",parentData:l,parentDataProperty:f,
rootData:p=t}={}){let e=null,s=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.lastUpdate!==void 0&&typeof t.lastUpdate!=
"string"){const r={instancePath:n+"/lastUpdate",schemaPath:"#/properties/lastUpdate/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"};e===null?e=[r]:e.push(r),s++}if(t.inspectionAreas!==void 0){let r=t.inspectionAreas;if(Array.
isArray(r)){const i=r.length;for(let o=0;o<i;o++)if(!He(r[o],{instancePath:n+"/inspectionAreas/"+o,parentData:r,parentDataProperty:o,
rootData:p})){if(e===null)e=He.errors;else for(const a of He.errors)e.push(a);s=e.length}}else{const i={instancePath:n+"\
/inspectionAreas",schemaPath:"#/properties/inspectionAreas/type",keyword:"type",params:{type:"array"},message:"must be a\
rray"};e===null?e=[i]:e.push(i),s++}}}else{const r={instancePath:n,schemaPath:"#/type",keyword:"type",params:{type:"obje\
ct"},message:"must be object"};e===null?e=[r]:e.push(r),s++}return Fe.errors=e,s===0}function Ye(t,{instancePath:n="",parentData:l,
parentDataProperty:f,rootData:p=t}={}){let e=null,s=0;if(!Fe(t,{instancePath:n,parentData:l,parentDataProperty:f,rootData:p})){
if(e===null)e=Fe.errors;else for(const r of Fe.errors)e.push(r);s=e.length}return Ye.errors=e,s===0}
exports.madeFrom = 'aff9f27cadd7f359544ac49c0addc805b26ff0a912ed5770a38069f5510ff930';

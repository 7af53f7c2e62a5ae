// The contracts, one class per store; Places.cpp runs each on every implementation.
#pragma once

#include "core/desk/UserLink.h"
#include "tests/contract/ContractFixture.h"

namespace contacts::tests {

class UnitOfWorkContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(UnitOfWorkContract);
    CPPUNIT_TEST(leavesNoTraceWithoutCommit);
    CPPUNIT_TEST(isSeenByOthersAfterCommitOnly);
    CPPUNIT_TEST(repeatsWorkThatTheDatabaseAsksFor);
    CPPUNIT_TEST(passesExceptionsOfTheWorkOnAfterRollingBack);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void leavesNoTraceWithoutCommit();
    void isSeenByOthersAfterCommitOnly();
    void repeatsWorkThatTheDatabaseAsksFor();
    void passesExceptionsOfTheWorkOnAfterRollingBack();
};

class CustomerContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(CustomerContract);
    CPPUNIT_TEST(keepsEveryFieldOfACustomer);
    CPPUNIT_TEST(knowsNobodyUnderAForeignId);
    CPPUNIT_TEST(tellsNamesApartThatOnlyACollationWouldJoin);
    CPPUNIT_TEST(refusesTheSameNameTwice);
    CPPUNIT_TEST(raisesTheRevisionWhenTouched);
    CPPUNIT_TEST(keepsTheRevisionWhenHeld);
    CPPUNIT_TEST(findsCustomersByWordBeginnings);
    CPPUNIT_TEST(tellsThePagesHead);
    CPPUNIT_TEST(remembersHowAPersonArrangedTheList);
    CPPUNIT_TEST(givesAccessByActivePortalMembershipsWithRoles);
    CPPUNIT_TEST(givesNoAccessToAnUnknownAccount);
    CPPUNIT_TEST(knowsPurchasersAndFamily);
    CPPUNIT_TEST(offersTheDepartmentsOfOneCustomer);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfACustomer();
    void knowsNobodyUnderAForeignId();
    void tellsNamesApartThatOnlyACollationWouldJoin();
    void refusesTheSameNameTwice();
    void raisesTheRevisionWhenTouched();
    void keepsTheRevisionWhenHeld();
    void findsCustomersByWordBeginnings();
    void tellsThePagesHead();
    void remembersHowAPersonArrangedTheList();
    void givesAccessByActivePortalMembershipsWithRoles();
    void givesNoAccessToAnUnknownAccount();
    void knowsPurchasersAndFamily();
    void offersTheDepartmentsOfOneCustomer();
};

class ContactContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(ContactContract);
    CPPUNIT_TEST(keepsEveryFieldOfAPerson);
    CPPUNIT_TEST(keepsTextsThatOtherDatabasesWouldDamage);
    CPPUNIT_TEST(tellsAddressesApartThatOnlyACollationWouldJoin);
    CPPUNIT_TEST(refusesAnAddressThatBelongsToSomebodyElse);
    CPPUNIT_TEST(findsAPersonInHisCustomersOnly);
    CPPUNIT_TEST(findsSeveralPeopleAndCustomersTogether);
    CPPUNIT_TEST(findsByAddressAndAccount);
    CPPUNIT_TEST(keepsAccountStateAndLastLogin);
    CPPUNIT_TEST(listsActiveHoldersOfARole);
    CPPUNIT_TEST(countsHoldersWithoutSomePeople);
    CPPUNIT_TEST(countsAdministratorsWhoCanAct);
    CPPUNIT_TEST(findsLookAlikeAddressesOfTheCustomer);
    CPPUNIT_TEST(countsPortalMemberships);
    CPPUNIT_TEST(movesAPersonInTheListWhenHisNameChanges);
    CPPUNIT_TEST(losesNothingOfTwoWhoHoldThePersonTheyWrite);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAPerson();
    void keepsTextsThatOtherDatabasesWouldDamage();
    void tellsAddressesApartThatOnlyACollationWouldJoin();
    void refusesAnAddressThatBelongsToSomebodyElse();
    void findsAPersonInHisCustomersOnly();
    void findsSeveralPeopleAndCustomersTogether();
    void findsByAddressAndAccount();
    void keepsAccountStateAndLastLogin();
    void listsActiveHoldersOfARole();
    void countsHoldersWithoutSomePeople();
    void countsAdministratorsWhoCanAct();
    void findsLookAlikeAddressesOfTheCustomer();
    void countsPortalMemberships();
    void movesAPersonInTheListWhenHisNameChanges();
    void losesNothingOfTwoWhoHoldThePersonTheyWrite();
};

class ContactListContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(ContactListContract);
    CPPUNIT_TEST(listsByLastNameAsPeopleSort);
    CPPUNIT_TEST(handsOutEveryColumn);
    CPPUNIT_TEST(sortsByEveryColumnBothWays);
    CPPUNIT_TEST(sortsByWhatOthersSayOfAPerson);
    CPPUNIT_TEST(sortsByTheHoldersOfARole);
    CPPUNIT_TEST(countsWhereEverybodyStands);
    CPPUNIT_TEST(cutsPagesAndTellsHowManyThereAre);
    CPPUNIT_TEST(handsOutTheWholeListAsOnePage);
    CPPUNIT_TEST(showsEverybodyOnceWhoeverTurnsThePages);
    CPPUNIT_TEST(filtersByStatusAndRole);
    CPPUNIT_TEST(searchesWordBeginningsInEveryText);
    CPPUNIT_TEST(findsPeopleByWhatTheyAreCalledNow);
    CPPUNIT_TEST(combinesSearchFilterOrderAndPage);
    CPPUNIT_TEST(treatsSignsOfPatternLanguagesAsText);
    CPPUNIT_TEST(listsOnlyPeopleOfTheCustomer);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void listsByLastNameAsPeopleSort();
    void handsOutEveryColumn();
    void sortsByEveryColumnBothWays();
    void sortsByWhatOthersSayOfAPerson();
    void sortsByTheHoldersOfARole();
    void countsWhereEverybodyStands();
    void cutsPagesAndTellsHowManyThereAre();
    void handsOutTheWholeListAsOnePage();
    void showsEverybodyOnceWhoeverTurnsThePages();
    void filtersByStatusAndRole();
    void searchesWordBeginningsInEveryText();
    void findsPeopleByWhatTheyAreCalledNow();
    void combinesSearchFilterOrderAndPage();
    void treatsSignsOfPatternLanguagesAsText();
    void listsOnlyPeopleOfTheCustomer();

private:
    CustomerId customerOfFour();
    std::vector<std::string> lastNames(const ListQuery& query, std::size_t* total = nullptr);
};

class MembershipContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(MembershipContract);
    CPPUNIT_TEST(keepsEveryFieldOfAMembership);
    CPPUNIT_TEST(endsAMembershipOnceAndForAll);
    CPPUNIT_TEST(keepsTheNumberOfProjects);
    CPPUNIT_TEST(countsWhereSomebodyStandsWhoeverMovesHimMeanwhile);
    CPPUNIT_TEST(countsAsRecountingWouldAfterAnySequence);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAMembership();
    void endsAMembershipOnceAndForAll();
    void keepsTheNumberOfProjects();
    void countsWhereSomebodyStandsWhoeverMovesHimMeanwhile();
    void countsAsRecountingWouldAfterAnySequence();
};

class DraftContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(DraftContract);
    CPPUNIT_TEST(hasNoDraftAtFirst);
    CPPUNIT_TEST(keepsEveryFieldOfEveryLineInOrder);
    CPPUNIT_TEST(refusesAStaleVersion);
    CPPUNIT_TEST(refusesASecondFirstDraft);
    CPPUNIT_TEST(removesOnlyTheVersionNamed);
    CPPUNIT_TEST(neverGivesAVersionTwice);
    CPPUNIT_TEST(opensWithWhatMustBeKnownOfTheCustomer);
    CPPUNIT_TEST(keepsManyLines);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void hasNoDraftAtFirst();
    void keepsEveryFieldOfEveryLineInOrder();
    void refusesAStaleVersion();
    void refusesASecondFirstDraft();
    void removesOnlyTheVersionNamed();
    void neverGivesAVersionTwice();
    void opensWithWhatMustBeKnownOfTheCustomer();
    void keepsManyLines();
};

class RequestContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(RequestContract);
    CPPUNIT_TEST(keepsEveryFieldOfARequest);
    CPPUNIT_TEST(hasOneOpenRequestPerCustomer);
    CPPUNIT_TEST(findsByTicket);
    CPPUNIT_TEST(movesOnceFromTheVersionRead);
    CPPUNIT_TEST(neverMovesADecidedRequest);
    CPPUNIT_TEST(keepsOutcomesLineByLine);
    CPPUNIT_TEST(takesAConfirmedAddressForImplemented);
    CPPUNIT_TEST(keepsWhatTheDecisionMetBesideWhatWasAskedAbout);
    CPPUNIT_TEST(storesTheLinesOfARequestThatIsSentAgain);
    CPPUNIT_TEST(sendsAgainOnlyWhatIsReturned);
    CPPUNIT_TEST(listsNewestFirstWithFilters);
    CPPUNIT_TEST(countsAStateUpToALimit);
    CPPUNIT_TEST(tellsTheNewestOfACustomerWithoutItsLines);
    CPPUNIT_TEST(givesOneOfTwoDecisionsAtOnceTheWin);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfARequest();
    void hasOneOpenRequestPerCustomer();
    void findsByTicket();
    void movesOnceFromTheVersionRead();
    void neverMovesADecidedRequest();
    void keepsOutcomesLineByLine();
    void takesAConfirmedAddressForImplemented();
    void keepsWhatTheDecisionMetBesideWhatWasAskedAbout();
    void storesTheLinesOfARequestThatIsSentAgain();
    void sendsAgainOnlyWhatIsReturned();
    void listsNewestFirstWithFilters();
    void countsAStateUpToALimit();
    void tellsTheNewestOfACustomerWithoutItsLines();
    void givesOneOfTwoDecisionsAtOnceTheWin();
};

class AuditContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(AuditContract);
    CPPUNIT_TEST(numbersWithoutGapsPerCustomer);
    CPPUNIT_TEST(chainsEveryRowToTheOneBefore);
    CPPUNIT_TEST(notesWhereEachChainEnds);
    CPPUNIT_TEST(listsNewestFirstBelowACursor);
    CPPUNIT_TEST(listsWhatIsAboutOnePerson);
    CPPUNIT_TEST(findsImportsThatTellOfAPerson);
    CPPUNIT_TEST(searchesOverAllCustomersNewestFirst);
    CPPUNIT_TEST(searchesByEveryFilterAndBehindACursor);
    CPPUNIT_TEST(keepsAChainForWhatBelongsToNoCustomer);
    CPPUNIT_TEST(keepsValuesBesideAnEntryUntilItsPersonIsErased);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void numbersWithoutGapsPerCustomer();
    void chainsEveryRowToTheOneBefore();
    void notesWhereEachChainEnds();
    void listsNewestFirstBelowACursor();
    void listsWhatIsAboutOnePerson();
    void findsImportsThatTellOfAPerson();
    void searchesOverAllCustomersNewestFirst();
    void searchesByEveryFilterAndBehindACursor();
    void keepsAChainForWhatBelongsToNoCustomer();
    void keepsValuesBesideAnEntryUntilItsPersonIsErased();
};

class OutboxContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(OutboxContract);
    CPPUNIT_TEST(keepsEveryFieldOfAMail);
    CPPUNIT_TEST(keepsAnExcerptOfWhatAnybodyWrites);
    CPPUNIT_TEST(ignoresAKeyThatWasPutBefore);
    CPPUNIT_TEST(leasesWhatIsDueOldestFirst);
    CPPUNIT_TEST(leasesNothingTwice);
    CPPUNIT_TEST(finishesOnlyWithTheLease);
    CPPUNIT_TEST(takesOverALeaseThatRanOutAndSaysSo);
    CPPUNIT_TEST(triesLaterWhenToldSo);
    CPPUNIT_TEST(putsADeadMailBackIntoTheQueue);
    CPPUNIT_TEST(hastensWhatWaitsForItsNextAttempt);
    CPPUNIT_TEST(notesSeveralAsSentInOneStep);
    CPPUNIT_TEST(sharesALeaseBetweenCustomers);
    CPPUNIT_TEST(leavesWhatIsBeyondACapWhereItIs);
    CPPUNIT_TEST(holdsALinkBackAndCountsThoseThatWent);
    CPPUNIT_TEST(givesARowBackUntouched);
    CPPUNIT_TEST(givesUpWhatHasWaitedTooLong);
    CPPUNIT_TEST(tellsOneOfEachCustomerAndKindThatItGaveUp);
    CPPUNIT_TEST(cancelsWhatWaitsOrFailed);
    CPPUNIT_TEST(exchangesALinkUnderItsLease);
    CPPUNIT_TEST(keepsWhetherTheServiceRests);
    CPPUNIT_TEST(totalsWhatWaitsAndWhatDied);
    CPPUNIT_TEST(listsNewestFirstByState);
    CPPUNIT_TEST(tellsHeadsOfTheRowsThatItLists);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAMail();
    void keepsAnExcerptOfWhatAnybodyWrites();
    void ignoresAKeyThatWasPutBefore();
    void leasesWhatIsDueOldestFirst();
    void leasesNothingTwice();
    void finishesOnlyWithTheLease();
    void takesOverALeaseThatRanOutAndSaysSo();
    void triesLaterWhenToldSo();
    void putsADeadMailBackIntoTheQueue();
    void hastensWhatWaitsForItsNextAttempt();
    void notesSeveralAsSentInOneStep();
    void sharesALeaseBetweenCustomers();
    void leavesWhatIsBeyondACapWhereItIs();
    void holdsALinkBackAndCountsThoseThatWent();
    void givesARowBackUntouched();
    void givesUpWhatHasWaitedTooLong();
    void tellsOneOfEachCustomerAndKindThatItGaveUp();
    void cancelsWhatWaitsOrFailed();
    void exchangesALinkUnderItsLease();
    void keepsWhetherTheServiceRests();
    void totalsWhatWaitsAndWhatDied();
    void listsNewestFirstByState();
    void tellsHeadsOfTheRowsThatItLists();
};

class MailTestContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(MailTestContract);
    CPPUNIT_TEST(keepsTheLastTestOfAnAccount);
    CPPUNIT_TEST(isTakenByOneWorkerUntilThatIsGone);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsTheLastTestOfAnAccount();
    void isTakenByOneWorkerUntilThatIsGone();
};

class ErrandContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(ErrandContract);
    CPPUNIT_TEST(keepsEveryFieldOfAnErrand);
    CPPUNIT_TEST(leasesTheOldestOfEachRequest);
    CPPUNIT_TEST(finishesOnlyWithTheLease);
    CPPUNIT_TEST(takesOverALeaseThatRanOut);
    CPPUNIT_TEST(triesLaterOrAgainWhenToldSo);
    CPPUNIT_TEST(totalsWhatWaits);
    CPPUNIT_TEST(givesARequestItsTicketOnce);
    CPPUNIT_TEST(keepsTheLastSightOfATicket);
    CPPUNIT_TEST(leavesOnlyWhatIsParked);
    CPPUNIT_TEST(knowsTheLastStepOnceAllIsTold);
    CPPUNIT_TEST(keepsSinceWhenTheHouseIsAway);
    CPPUNIT_TEST(givesBackAnErrandThatNobodyCameTo);
    CPPUNIT_TEST(bringsForwardTheErrandsThatWerePutOff);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAnErrand();
    void leasesTheOldestOfEachRequest();
    void finishesOnlyWithTheLease();
    void takesOverALeaseThatRanOut();
    void triesLaterOrAgainWhenToldSo();
    void totalsWhatWaits();
    void givesARequestItsTicketOnce();
    void keepsTheLastSightOfATicket();
    void leavesOnlyWhatIsParked();
    void knowsTheLastStepOnceAllIsTold();
    void keepsSinceWhenTheHouseIsAway();
    void givesBackAnErrandThatNobodyCameTo();
    void bringsForwardTheErrandsThatWerePutOff();

private:
    RequestId addRequest(const std::string& customer);
    std::vector<ErrandRow> lease(long long now, std::size_t limit = 10);
};

class UserLinkContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(UserLinkContract);
    CPPUNIT_TEST(linksOnlyWhoHasPortalAccess);
    CPPUNIT_TEST(keepsOneLinkAPersonAndWakesIt);
    CPPUNIT_TEST(keepsWhatIsWantedMeanwhile);
    CPPUNIT_TEST(finishesOnlyWithTheLease);
    CPPUNIT_TEST(givesAUserToOnePersonOnly);
    CPPUNIT_TEST(triesLaterOrAgainWhenToldSo);
    CPPUNIT_TEST(listsFirstWhoIsStuck);
    CPPUNIT_TEST(lendsFirstWhoIsInAHurry);
    CPPUNIT_TEST(keepsTheHurryOfWhoIsTriedAgain);
    CPPUNIT_TEST(leavesAUserOfOursBehind);
    CPPUNIT_TEST(wakesEverybodyOfACustomer);
    CPPUNIT_TEST(seesOutWhoHasNoLink);
    CPPUNIT_TEST(tellsWhoWasOverlooked);
    CPPUNIT_TEST(givesBackWhomNobodyCameTo);
    CPPUNIT_TEST(bringsForwardWhoWasPutOff);
    CPPUNIT_TEST(triesAgainInTheOrderOfTheirTurns);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void setUp() override;
    void linksOnlyWhoHasPortalAccess();
    void keepsOneLinkAPersonAndWakesIt();
    void keepsWhatIsWantedMeanwhile();
    void finishesOnlyWithTheLease();
    void givesAUserToOnePersonOnly();
    void triesLaterOrAgainWhenToldSo();
    void listsFirstWhoIsStuck();
    void lendsFirstWhoIsInAHurry();
    void keepsTheHurryOfWhoIsTriedAgain();
    void leavesAUserOfOursBehind();
    void wakesEverybodyOfACustomer();
    void seesOutWhoHasNoLink();
    void tellsWhoWasOverlooked();
    void givesBackWhomNobodyCameTo();
    void bringsForwardWhoWasPutOff();
    void triesAgainInTheOrderOfTheirTurns();

private:
    ContactId addUser(const std::string& lastName);
    void want(ContactId contact, long long now);
    std::vector<UserLink> lease(long long now, std::size_t limit = 10);
    UserLinkStore::Ended settle(UserLink link, std::uint64_t user, long long now);
    std::vector<UserLink> unfinished();

    CustomerId _customer{};
};

class TokenContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(TokenContract);
    CPPUNIT_TEST(keepsEveryFieldOfAToken);
    CPPUNIT_TEST(revokesOlderTokensOfTheSamePerson);
    CPPUNIT_TEST(usesATokenOnce);
    CPPUNIT_TEST(refusesATokenThatRanOut);
    CPPUNIT_TEST(findsTheTokenThatWaits);
    CPPUNIT_TEST(findsNothingForEmptyAndBlankHashes);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAToken();
    void revokesOlderTokensOfTheSamePerson();
    void usesATokenOnce();
    void refusesATokenThatRanOut();
    void findsTheTokenThatWaits();
    void findsNothingForEmptyAndBlankHashes();
};

class DoorContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(DoorContract);
    CPPUNIT_TEST(countsWithinASpanAndBeginsAgainAfterIt);
    CPPUNIT_TEST(tellsBucketsApartByEveryByte);
    CPPUNIT_TEST(countsEveryOneOfManyAtOnce);
    CPPUNIT_TEST(forgetsWhatIsLongOver);
    CPPUNIT_TEST(keepsWishesUntilSomebodyTakesThem);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void countsWithinASpanAndBeginsAgainAfterIt();
    void tellsBucketsApartByEveryByte();
    void countsEveryOneOfManyAtOnce();
    void forgetsWhatIsLongOver();
    void keepsWishesUntilSomebodyTakesThem();
};

class DirectoryContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(DirectoryContract);
    CPPUNIT_TEST(writesACustomerWhereNobodyWasFaster);
    CPPUNIT_TEST(countsSubsidiaries);
    CPPUNIT_TEST(listsCustomersPageByPage);
    CPPUNIT_TEST(tellsWhichCustomersHaveAnOpenRequest);
    CPPUNIT_TEST(findsPeopleOfEveryCustomer);
    CPPUNIT_TEST(turnsThePagesOfPeople);
    CPPUNIT_TEST(filtersPeopleByWhatBecameOfTheirAccounts);
    CPPUNIT_TEST(knowsWhereSomebodyWas);
    CPPUNIT_TEST(listsMailsToAPerson);
    CPPUNIT_TEST(remembersForWhomAnAgentActs);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void writesACustomerWhereNobodyWasFaster();
    void countsSubsidiaries();
    void listsCustomersPageByPage();
    void tellsWhichCustomersHaveAnOpenRequest();
    void findsPeopleOfEveryCustomer();
    void turnsThePagesOfPeople();
    void filtersPeopleByWhatBecameOfTheirAccounts();
    void knowsWhereSomebodyWas();
    void listsMailsToAPerson();
    void remembersForWhomAnAgentActs();

private:
    /// Names in the order in which they are found.
    std::string customers(const CustomerQuery& query);
    std::string people(const PeopleQuery& query);
};

class SuggestionContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(SuggestionContract);
    CPPUNIT_TEST(keepsEveryFieldOfASuggestion);
    CPPUNIT_TEST(tellsLeftAsItIsFromEmpty);
    CPPUNIT_TEST(keepsOneAContactAndCustomer);
    CPPUNIT_TEST(listsTheOldestFirst);
    CPPUNIT_TEST(countsThemInThePagesHead);
    CPPUNIT_TEST(losesItWithTheMembership);
    CPPUNIT_TEST(keepsTheNoteOfOneThatWasTaken);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfASuggestion();
    void tellsLeftAsItIsFromEmpty();
    void keepsOneAContactAndCustomer();
    void listsTheOldestFirst();
    void countsThemInThePagesHead();
    void losesItWithTheMembership();
    void keepsTheNoteOfOneThatWasTaken();

private:
    std::size_t counted(CustomerId customer);
};

class KeepsakeContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(KeepsakeContract);
    CPPUNIT_TEST(remembersAnAnswerOnce);
    CPPUNIT_TEST(tellsKeysApartByEveryByteAndAccount);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void remembersAnAnswerOnce();
    void tellsKeysApartByEveryByteAndAccount();
};

class CatalogueContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(CatalogueContract);
    CPPUNIT_TEST(hasNoneUntilOneWasStored);
    CPPUNIT_TEST(keepsItWithOrderAndWords);
    CPPUNIT_TEST(tellsLabelsApartThatOnlyACollationWouldJoin);
    CPPUNIT_TEST(replacesItAsAWhole);
    CPPUNIT_TEST(storesInThePlaceOfTheOneThatWasSeenOnly);
    CPPUNIT_TEST(tellsTheRevisionWithTheAccess);
    CPPUNIT_TEST(talliesHoldersOfARole);
    CPPUNIT_TEST(talliesCustomersThatLackAHolder);
    CPPUNIT_TEST(countsWhoHoldsBoth);
    CPPUNIT_TEST(countsDraftsAndOpenRequestsThatNameARole);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void hasNoneUntilOneWasStored();
    void keepsItWithOrderAndWords();
    void tellsLabelsApartThatOnlyACollationWouldJoin();
    void replacesItAsAWhole();
    void storesInThePlaceOfTheOneThatWasSeenOnly();
    void tellsTheRevisionWithTheAccess();
    void talliesHoldersOfARole();
    void talliesCustomersThatLackAHolder();
    void countsWhoHoldsBoth();
    void countsDraftsAndOpenRequestsThatNameARole();
};

class AuditWalkContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(AuditWalkContract);
    CPPUNIT_TEST(givesAWantedWalkToOneWorker);
    CPPUNIT_TEST(keepsWhatTheLastOneFound);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void givesAWantedWalkToOneWorker();
    void keepsWhatTheLastOneFound();
};

class ImportContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(ImportContract);
    CPPUNIT_TEST(keepsEveryFieldOfAFile);
    CPPUNIT_TEST(givesAFileToOneWorkerAtATime);
    CPPUNIT_TEST(movesOnlyFromTheStateItIsIn);
    CPPUNIT_TEST(stopsWhoeverIsAtIt);
    CPPUNIT_TEST(tellsRowsWorstFirstPageByPage);
    CPPUNIT_TEST(forgetsWhatIsDismissedOrOld);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAFile();
    void givesAFileToOneWorkerAtATime();
    void movesOnlyFromTheStateItIsIn();
    void stopsWhoeverIsAtIt();
    void tellsRowsWorstFirstPageByPage();
    void forgetsWhatIsDismissedOrOld();

private:
    ImportId given(const std::string& content = "a,b\n");
    ImportRun found(ImportId id);
};

class ErasureContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(ErasureContract);
    CPPUNIT_TEST(knowsEveryNameAndRequestOfAPerson);
    CPPUNIT_TEST(takesThePersonOutOfRequestsAndMails);
    CPPUNIT_TEST(leavesEverybodyElseAlone);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void knowsEveryNameAndRequestOfAPerson();
    void takesThePersonOutOfRequestsAndMails();
    void leavesEverybodyElseAlone();

private:
    struct Filled;
    Filled filled();
};

}  // namespace contacts::tests

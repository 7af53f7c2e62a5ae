// The contracts, one class per store; Places.cpp runs each on every implementation.
#pragma once

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
    CPPUNIT_TEST(findsByAddressAndAccount);
    CPPUNIT_TEST(keepsAccountStateAndLastLogin);
    CPPUNIT_TEST(listsActiveHoldersOfARole);
    CPPUNIT_TEST(countsHoldersWithoutSomePeople);
    CPPUNIT_TEST(countsAdministratorsWhoCanAct);
    CPPUNIT_TEST(findsLookAlikeAddressesOfTheCustomer);
    CPPUNIT_TEST(countsPortalMemberships);
    CPPUNIT_TEST(movesAPersonInTheListWhenHisNameChanges);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAPerson();
    void keepsTextsThatOtherDatabasesWouldDamage();
    void tellsAddressesApartThatOnlyACollationWouldJoin();
    void refusesAnAddressThatBelongsToSomebodyElse();
    void findsAPersonInHisCustomersOnly();
    void findsByAddressAndAccount();
    void keepsAccountStateAndLastLogin();
    void listsActiveHoldersOfARole();
    void countsHoldersWithoutSomePeople();
    void countsAdministratorsWhoCanAct();
    void findsLookAlikeAddressesOfTheCustomer();
    void countsPortalMemberships();
    void movesAPersonInTheListWhenHisNameChanges();
};

class ContactListContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(ContactListContract);
    CPPUNIT_TEST(listsByLastNameAsPeopleSort);
    CPPUNIT_TEST(handsOutEveryColumn);
    CPPUNIT_TEST(sortsByEveryColumnBothWays);
    CPPUNIT_TEST(sortsByWhatOthersSayOfAPerson);
    CPPUNIT_TEST(sortsByTheHoldersOfARole);
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
    CPPUNIT_TEST(countsAsRecountingWouldAfterAnySequence);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAMembership();
    void endsAMembershipOnceAndForAll();
    void keepsTheNumberOfProjects();
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
    CPPUNIT_TEST(keepsManyLines);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void hasNoDraftAtFirst();
    void keepsEveryFieldOfEveryLineInOrder();
    void refusesAStaleVersion();
    void refusesASecondFirstDraft();
    void removesOnlyTheVersionNamed();
    void neverGivesAVersionTwice();
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
    CPPUNIT_TEST(storesTheLinesOfARequestThatIsSentAgain);
    CPPUNIT_TEST(sendsAgainOnlyWhatIsReturned);
    CPPUNIT_TEST(listsNewestFirstWithFilters);
    CPPUNIT_TEST(givesOneOfTwoDecisionsAtOnceTheWin);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfARequest();
    void hasOneOpenRequestPerCustomer();
    void findsByTicket();
    void movesOnceFromTheVersionRead();
    void neverMovesADecidedRequest();
    void keepsOutcomesLineByLine();
    void storesTheLinesOfARequestThatIsSentAgain();
    void sendsAgainOnlyWhatIsReturned();
    void listsNewestFirstWithFilters();
    void givesOneOfTwoDecisionsAtOnceTheWin();
};

class AuditContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(AuditContract);
    CPPUNIT_TEST(numbersWithoutGapsPerCustomer);
    CPPUNIT_TEST(chainsEveryRowToTheOneBefore);
    CPPUNIT_TEST(listsNewestFirstBelowACursor);
    CPPUNIT_TEST(listsWhatIsAboutOnePerson);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void numbersWithoutGapsPerCustomer();
    void chainsEveryRowToTheOneBefore();
    void listsNewestFirstBelowACursor();
    void listsWhatIsAboutOnePerson();
};

class OutboxContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(OutboxContract);
    CPPUNIT_TEST(keepsEveryFieldOfAMail);
    CPPUNIT_TEST(ignoresAKeyThatWasPutBefore);
    CPPUNIT_TEST(leasesWhatIsDueOldestFirst);
    CPPUNIT_TEST(leasesNothingTwice);
    CPPUNIT_TEST(finishesOnlyWithTheLease);
    CPPUNIT_TEST(takesOverALeaseThatRanOutAndSaysSo);
    CPPUNIT_TEST(triesLaterWhenToldSo);
    CPPUNIT_TEST(putsADeadMailBackIntoTheQueue);
    CPPUNIT_TEST(totalsWhatWaitsAndWhatDied);
    CPPUNIT_TEST(listsNewestFirstByState);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAMail();
    void ignoresAKeyThatWasPutBefore();
    void leasesWhatIsDueOldestFirst();
    void leasesNothingTwice();
    void finishesOnlyWithTheLease();
    void takesOverALeaseThatRanOutAndSaysSo();
    void triesLaterWhenToldSo();
    void putsADeadMailBackIntoTheQueue();
    void totalsWhatWaitsAndWhatDied();
    void listsNewestFirstByState();
};

class TokenContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(TokenContract);
    CPPUNIT_TEST(keepsEveryFieldOfAToken);
    CPPUNIT_TEST(revokesOlderTokensOfTheSamePerson);
    CPPUNIT_TEST(usesATokenOnce);
    CPPUNIT_TEST(refusesATokenThatRanOut);
    CPPUNIT_TEST(findsNothingForEmptyAndBlankHashes);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfAToken();
    void revokesOlderTokensOfTheSamePerson();
    void usesATokenOnce();
    void refusesATokenThatRanOut();
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

class SuggestionContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(SuggestionContract);
    CPPUNIT_TEST(keepsEveryFieldOfASuggestion);
    CPPUNIT_TEST(tellsLeftAsItIsFromEmpty);
    CPPUNIT_TEST(keepsOneAContactAndCustomer);
    CPPUNIT_TEST(listsTheOldestFirst);
    CPPUNIT_TEST(countsThemInThePagesHead);
    CPPUNIT_TEST(losesItWithTheMembership);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void keepsEveryFieldOfASuggestion();
    void tellsLeftAsItIsFromEmpty();
    void keepsOneAContactAndCustomer();
    void listsTheOldestFirst();
    void countsThemInThePagesHead();
    void losesItWithTheMembership();

private:
    std::size_t counted(CustomerId customer);
};

class KeepsakeContract : public ContractFixture
{
    CPPUNIT_TEST_SUITE(KeepsakeContract);
    CPPUNIT_TEST(remembersAnAnswerOnce);
    CPPUNIT_TEST(tellsKeysApartByEveryByteAndAccount);
    CPPUNIT_TEST(hasNoCatalogueUntilOneWasStored);
    CPPUNIT_TEST(keepsTheCatalogueWithOrderAndWords);
    CPPUNIT_TEST(replacesTheCatalogueAsAWhole);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void remembersAnAnswerOnce();
    void tellsKeysApartByEveryByteAndAccount();
    void hasNoCatalogueUntilOneWasStored();
    void keepsTheCatalogueWithOrderAndWords();
    void replacesTheCatalogueAsAWhole();
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

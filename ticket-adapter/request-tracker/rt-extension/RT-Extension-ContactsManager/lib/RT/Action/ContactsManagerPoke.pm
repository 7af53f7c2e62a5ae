use strict;
use warnings;

# Notes that something happened to a ticket of the Contacts Manager; the extension says so once RT has answered.
package RT::Action::ContactsManagerPoke;
use base 'RT::Action';

sub Prepare {
    my $self = shift;
    return defined $self->TicketObj->FirstCustomFieldValue('ContactsManagerRequest');
}

sub Commit {
    my $self = shift;
    RT::Extension::ContactsManager->Note( $self->TicketObj->id );
    return 1;
}

1;

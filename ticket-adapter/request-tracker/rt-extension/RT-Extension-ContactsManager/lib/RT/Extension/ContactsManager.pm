use strict;
use warnings;

# The Contacts Manager inside RT: its pages in a frame, entered with a pass that says who is logged in here.
package RT::Extension::ContactsManager;

our $VERSION = '0.5.0';

use Digest::SHA  ();
use Encode       ();
use HTTP::Tiny   ();
use JSON         ();
use MIME::Base64 ();
use Plack::Util  ();

RT->AddJavaScript('contacts-manager.js');
RT->AddStyleSheets('contacts-manager.css');

# Where the Contacts Manager stands, without a slash at the end; nothing where nobody has said it.
sub Address {
    my $address = RT->Config->Get('ContactsManagerURL') // '';
    return $address =~ m{\Ahttps?://[^\s"'<>/]+\z} ? $address : undef;
}

# The secret that both sides share. In a file, so that it stands on none of RT's configuration pages. Both take the same white
# space from around it.
sub Key {
    my $file = RT->Config->Get('ContactsManagerKeyFile') or return;
    my $key;
    if ( open my $in, '<', $file ) { $key = <$in> // ''; $key =~ s/\A\s+|\s+\z//ag; }
    return $key if defined $key && length $key >= 32;
    RT->Logger->error("ContactsManagerKeyFile: $file cannot be read or holds fewer than 32 characters");
    return;
}

sub Nonce {
    open my $in, '<:raw', '/dev/urandom' or die "urandom: $!";
    read( $in, my $bytes, 16 ) == 16 or die 'urandom: too short';
    return unpack 'H*', $bytes;
}

sub Look {
    my ( $class, $user ) = @_;
    return RT->Config->Get( 'WebDefaultStylesheet', $user ) =~ /dark/ ? 'dark' : 'light';
}

# The language in which RT speaks to him: the one that he chose, or his browser's.
sub Tongue {
    my ( $class, $user ) = @_;
    my ($tongue) = ( $user->LanguageHandle->language_tag // '' ) =~ /\A([a-z]{2})(?:-|\z)/i;
    return lc( $tongue // 'en' );
}

my %start = ( portal => '/portal/contacts/mine', agent => '/agent/requests' );

# The page of ours that a link in a mail names; for anything that is no page of that part, where one begins.
sub PageAt {
    my ( $class, $at, $part ) = @_;
    return $at if !ref $at && $at =~ m{\A/\Q$part\E(?:/[A-Za-z0-9_-]{1,64}){1,8}\z};
    return $start{$part};
}

# For the person of this web session; good once, for a minute, for that page of ours.
sub Pass {
    my ( $class, $user, $next ) = @_;
    my $key  = $class->Key or return;
    my $said = MIME::Base64::encode_base64url(
        JSON->new->utf8->canonical->encode(
            {   email  => $user->UserObj->EmailAddress // '',
                as     => $user->UserObj->Privileged ? 'agent' : 'customer',
                look   => $class->Look($user),
                next   => $next,
                nonce  => $class->Nonce,
                tongue => $class->Tongue($user),
                until  => time + 60,
            }
        )
    );
    return $said . '.' . MIME::Base64::encode_base64url( Digest::SHA::hmac_sha256( $said, $key ) );
}

# RT 5.0.3 goes on serving the open sessions of somebody who was disabled meanwhile, and of somebody for whom another one set a
# password, as the Contacts Manager does after a reset. Whoever changes his own password here keeps his session. Web pages and
# REST2's cookies both ask this one function.
sub EndSessions {
    require RT::Interface::Web;
    my $before = \&RT::Interface::Web::_UserLoggedIn;
    no warnings 'redefine';
    *RT::Interface::Web::_UserLoggedIn = sub {
        return 0 unless $before->();
        my $session   = \%HTML::Mason::Commands::session;
        my $id        = $session->{CurrentUser}->id;
        my $principal = RT::Principal->new( RT->SystemUser );
        $principal->Load($id);
        my $password = "$id." . PasswordFromOther($id);
        my $seen     = $session->{ContactsManagerPassword} // '';
        $seen = $session->{ContactsManagerPassword} = $password unless $seen =~ /\A$id\./;
        return 1 if $principal->id && !$principal->Disabled && $seen eq $password;
        __PACKAGE__->Farewell( $session->{CurrentUser}->UserObj );
        delete @$session{qw(CurrentUser ContactsManagerPassword)};
        return 0;
    };
    return;
}
EndSessions();

# Which was the last one that somebody else set for him.
sub PasswordFromOther {
    my $id = shift;
    my ($last) = $RT::Handle->FetchResult(
        q{SELECT MAX(id) FROM Transactions WHERE ObjectType = 'RT::User' AND ObjectId = ? AND Type = 'Set' AND Field = 'Password'}
            . q{ AND Creator <> ?},
        $id, $id
    );
    return $last // 0;
}

# Whoever is shut out here, or is somebody else here from now on, is ended in our frames too.
sub FollowStanding {
    require RT::User;
    for my $change ( [ SetDisabled => sub { $_[0] } ], [ SetPrivileged => sub { 1 } ] ) {
        my ( $name, $matters ) = @$change;
        my $before = RT::User->can($name);
        no strict 'refs';
        no warnings 'redefine';
        *{"RT::User::$name"} = sub {
            my ( $user, @to ) = @_;
            my @said = $before->( $user, @to );
            __PACKAGE__->Farewell($user) if $said[0] && $matters->(@to);
            return wantarray ? @said : $said[-1];
        };
    }
    return;
}
FollowStanding();

# Tickets of ours to which something happened, and addresses of people who may no longer be in our frames. They wait until RT
# has answered: a scrip of RT's pages runs inside the transaction, so whoever asked back at that moment would read what was
# before.
our @Noted;
our @Leaving;
our $Answering = 0;

sub Note {
    my ( $class, $ticket ) = @_;
    push @Noted, $ticket unless @Noted >= 100 || grep { $_ == $ticket } @Noted;
    return;
}

sub Farewell {
    my ( $class, $user ) = @_;
    my $email = $user->EmailAddress // '';
    $email =~ s/\s+//g;
    push @Leaving, $email unless $email eq '' || @Leaving >= 100 || grep { $_ eq $email } @Leaving;
    return;
}

# RT calls this for every plugin, outermost, REST2 included.
sub PSGIWrap {
    my ( $class, $app ) = @_;
    return sub {
        my $env = shift;
        return $app->($env) if $env->{PATH_INFO} =~ m{^/static/};
        $Answering = 1;
        @Noted     = @Leaving = ();
        return Plack::Util::response_cb(
            $app->($env),
            sub {
                return sub {
                    return $_[0] if defined $_[0];
                    $class->Tell;
                    return undef;    ## no critic: anything else, and the server would go on reading for ever
                };
            }
        );
    };
}

END { __PACKAGE__->Tell unless $Answering }    # rt-crontool, rt-mailgate's and other programs

sub Tell {
    my $class = shift;
    my ( $tickets, $people ) = ( [ splice @Noted ], [ splice @Leaving ] );
    return unless @$tickets || @$people;
    my ( $address, $key ) = ( $class->Address, $class->Key );
    return unless $address && $key;
    $class->Poke( $address, $key, @$tickets )      if @$tickets;
    $class->SayFarewell( $address, $key, @$people ) if @$people;
    return;
}

# A hint: the Contacts Manager looks for itself, and does so anyway a little later.
sub Poke {
    my ( $class, $address, $key, @tickets ) = @_;
    my ( $at, $list ) = ( time, join ',', @tickets );
    my $sign = Digest::SHA::hmac_sha256_hex( "poke\n$at\n$list", $key );
    return $class->Heard( HTTP::Tiny->new( timeout => 1, verify_SSL => 1 )->get("$address/desk/poke?at=$at&tickets=$list&sign=$sign") );
}

# Where it is lost, the sessions there end by their own short limits. Posted, because addresses of people belong into no log.
sub SayFarewell {
    my ( $class, $address, $key, @people ) = @_;
    my ( $at, $who ) = ( time, join "\n", @people );
    my $said = Encode::encode( 'UTF-8', "farewell\n$at\n$who" );
    my $sign = MIME::Base64::encode_base64url( Digest::SHA::hmac_sha256( $said, $key ) );
    return $class->Heard(
        HTTP::Tiny->new( timeout => 1, verify_SSL => 1 )->post_form( "$address/frame/farewell", { at => $at, who => $who, sign => $sign } ) );
}

sub Heard {
    my ( $class, $answer ) = @_;
    RT->Logger->warning("Contacts Manager: $answer->{status} $answer->{reason}") unless $answer->{success};
    return;
}

1;

<?php
/**
 * What the server says of a post, and what follows from it.
 *
 * @package cutline
 */

namespace Cutline;

defined( 'ABSPATH' ) || exit;

/** What comes of asking about a post. */
final class Verdict {

	/** How long the server may take, in seconds. */
	private const TIMEOUT = 15;

	/** The largest answer that is read, in bytes. */
	private const LARGEST = 4 * MB_IN_BYTES;

	/** @var array Errors and warnings: `severity`, `rule`, `message`, `help`, `caption`, `place`. */
	public array $findings = array();

	/** @var string|null Why no answer was had. */
	public ?string $away = null;

	/**
	 * Asks about a record.
	 *
	 * @param Record $record Of the post.
	 */
	public static function of( Record $record ): self {
		static $known = array();
		$json  = $record->json();
		$print = md5( $json );
		if ( isset( $known[ $print ] ) ) {
			return $known[ $print ];
		}
		$verdict = new self();
		if ( $record->has_pictures() ) {
			$said = self::ask( $json );
			if ( is_string( $said ) ) {
				$verdict->away = $said;
			} else {
				$verdict->read( $said, $record );
			}
		}
		$known[ $print ] = $verdict;
		return $verdict;
	}

	/**
	 * Sends a record. What comes back is the story's part of the answer, or a
	 * sentence that says why there is none.
	 *
	 * @param string $json A story record.
	 */
	public static function ask( string $json ): array|string {
		$token  = Settings\get( 'token' );
		$answer = wp_remote_post(
			Settings\get( 'server' ) . '/check',
			array(
				'timeout'             => self::TIMEOUT,
				'redirection'         => 0,
				'limit_response_size' => self::LARGEST,
				'headers'             => array( 'Content-Type' => 'application/json' ) + ( '' === $token ? array() : array( 'Authorization' => "Bearer $token" ) ),
				'body'                => $json,
			)
		);
		if ( is_wp_error( $answer ) ) {
			return $answer->get_error_message();
		}
		$code  = (int) wp_remote_retrieve_response_code( $answer );
		$said  = json_decode( wp_remote_retrieve_body( $answer ), true );
		$story = is_array( $said ) ? ( $said['stories'][0] ?? null ) : null;
		if ( 200 === $code && is_array( $story ) ) {
			return $story;
		}
		$why = is_array( $story ) ? ( $story['error']['message'] ?? '' ) : ( is_array( $said ) ? ( $said['error'] ?? '' ) : '' );
		/* translators: 1: a status code of HTTP, 2: what the server says of it */
		return trim( sprintf( __( 'The server answers with %1$d. %2$s', 'cutline' ), $code, is_string( $why ) ? $why : '' ) );
	}

	/** Whether the post is held back, whatever is clicked. */
	public function holds(): bool {
		if ( null !== $this->away ) {
			return 'refuse' === Settings\get( 'away' );
		}
		return match ( Settings\get( 'hold' ) ) {
			'warnings' => array() !== $this->findings,
			'nothing'  => false,
			default    => in_array( 'error', array_column( $this->findings, 'severity' ), true ),
		};
	}

	/** Whether it is published at a second click only. */
	public function asks(): bool {
		return ! $this->holds() && array() !== $this->findings;
	}

	/** Tells what was found apart from anything else, so that a second click is for these findings alone. */
	public function print(): string {
		return md5( wp_json_encode( array_map( static fn( $finding ) => array( $finding['message'], $finding['caption'] ), $this->findings ) ) );
	}

	/** In one sentence what becomes of the post. */
	public function sentence(): string {
		if ( null !== $this->away ) {
			$first = 'refuse' === Settings\get( 'away' )
				? __( 'The post is held back, for its captions could not be checked: the cutline server is away.', 'cutline' )
				: __( 'The captions of this post were not checked: the cutline server is away.', 'cutline' );
			return "$first ({$this->away})";
		}
		if ( $this->holds() ) {
			return __( 'The post is held back, for there is something wrong with its captions.', 'cutline' );
		}
		return $this->asks() ? __( 'There may be something wrong with the captions. Publish once more to publish the post all the same.', 'cutline' ) : '';
	}

	/** All of it as plain text without a sign of markup, for where there is place for no more. */
	public function text(): string {
		$lines = array_map(
			/* translators: 1: what is wrong, 2: the beginning of a caption */
			static fn( $finding ) => '' === $finding['caption'] ? $finding['message'] : sprintf( __( '%1$s (in “%2$s”)', 'cutline' ), $finding['message'], wp_html_excerpt( $finding['caption'], 60, '…' ) ),
			$this->findings
		);
		return strtr( implode( ' · ', array( $this->sentence(), ...$lines ) ), '<>', '‹›' );
	}

	/**
	 * Takes errors and warnings out of the answer, each with its block.
	 *
	 * @param array  $story  The story's part of the answer.
	 * @param Record $record What was sent.
	 */
	private function read( array $story, Record $record ): void {
		$waiting = $record->captions();
		foreach ( (array) ( $story['captions'] ?? array() ) as $caption ) {
			// The answer has the captions in their order, but for those that are none.
			$index = array_search( $caption['text'] ?? '', $waiting, true );
			unset( $waiting[ $index ] );
			foreach ( (array) ( $caption['findings'] ?? array() ) as $finding ) {
				$this->add( $finding, (string) ( $caption['text'] ?? '' ), is_int( $index ) ? $record->place( $index ) : null );
			}
		}
		foreach ( (array) ( $story['findings'] ?? array() ) as $finding ) {
			$is_of = preg_match( '/^(?:src|alt) ([1-9]\d*)$/', (string) ( $finding['in'] ?? '' ), $which );
			$this->add( $finding, '', $is_of ? $record->place( (int) $which[1] - 1 ) : null );
		}
		usort( $this->findings, static fn( $one, $other ) => strcmp( $one['severity'], $other['severity'] ) );
	}

	/**
	 * Adds a finding, unless it is a note.
	 *
	 * @param mixed      $finding Of the answer.
	 * @param string     $caption In which it was found.
	 * @param array|null $place   The block's.
	 */
	private function add( mixed $finding, string $caption, ?array $place ): void {
		if ( ! is_array( $finding ) || ! in_array( $finding['severity'] ?? '', array( 'error', 'warning' ), true ) ) {
			return;
		}
		$words            = static fn( string $key ) => is_string( $finding[ $key ] ?? null ) ? $finding[ $key ] : '';
		$this->findings[] = array(
			'severity' => $finding['severity'],
			'rule'     => $words( 'rule' ),
			'message'  => $words( 'message' ),
			'help'     => $words( 'help' ),
			'caption'  => $caption,
			'place'    => $place,
		);
	}
}

/**
 * The block editor: what is found in the captions, in the panel before
 * publishing, in the settings of the post, and at the blocks themselves.
 */
( ( wp ) => {
	'use strict';
	const { createElement: h, Fragment, useEffect, useRef, useState } = wp.element;
	const { Button, CheckboxControl, Notice, Spinner } = wp.components;
	const { createReduxStore, dispatch, register, select, useDispatch, useSelect } = wp.data;
	const { __ } = wp.i18n;
	// Newer editors keep the panels in another room.
	const room = wp.editor.PluginPrePublishPanel ? wp.editor : wp.editPost;
	const { PluginDocumentSettingPanel, PluginPrePublishPanel } = room;

	const LOCK = 'cutline';
	// How long after the last key the story is checked, in milliseconds.
	const REST = 800;

	// What was last said: null before anything was asked.
	const store = createReduxStore( 'cutline', {
		reducer: ( state = null, action ) => ( action.type === 'SAID' ? action.verdict : state ),
		actions: { said: ( verdict ) => ( { type: 'SAID', verdict } ) },
		selectors: { verdict: ( state ) => state },
	} );
	register( store );

	/** The story as it stands in the editor. */
	const story = () => {
		const editor = select( 'core/editor' );
		const date = editor.isEditedPostDateFloating() ? undefined : editor.getEditedPostAttribute( 'date' );
		return {
			title: editor.getEditedPostAttribute( 'title' ) || '',
			content: editor.getEditedPostContent(),
			featured_media: editor.getEditedPostAttribute( 'featured_media' ) || 0,
			...( date ? { date } : {} ),
		};
	};

	/** The block at a path of indices, as the server counts them. */
	const blockAt = ( path ) => {
		let blocks = select( 'core/block-editor' ).getBlocks();
		let found = null;
		for ( const index of path || [] ) {
			found = blocks[ index ];
			if ( ! found ) {
				return null;
			}
			blocks = found.innerBlocks;
		}
		return found;
	};

	/** Asks the server; the blocks are looked up at once, for later they may have moved. */
	const ask = async ( accept = false ) => {
		const id = select( 'core/editor' ).getCurrentPostId();
		const data = story();
		let verdict;
		try {
			verdict = await wp.apiFetch( { path: `/cutline/v1/check/${ id }`, method: 'POST', data: { ...data, accept } } );
			verdict.findings = verdict.findings.map( ( finding ) => ( {
				...finding,
				block: blockAt( finding.place )?.clientId,
			} ) );
		} catch ( fault ) {
			verdict = { holds: false, asks: false, away: true, sentence: fault.message, findings: [] };
		}
		verdict.of = JSON.stringify( data );
		return verdict;
	};

	const severity = ( finding ) => ( finding.severity === 'error' ? __( 'Error', 'cutline' ) : __( 'Warning', 'cutline' ) );

	/** A finding, with a way to the block that it is in. */
	const Finding = ( { finding } ) => {
		const { selectBlock } = useDispatch( 'core/block-editor' );
		return h(
			Notice,
			{ status: finding.severity, isDismissible: false, className: 'cutline-finding', spokenMessage: null },
			h( 'p', { style: { margin: 0 } }, h( 'strong', null, severity( finding ), ': ' ), finding.message ),
			finding.caption && h( 'p', { style: { margin: '4px 0' } }, `“${ finding.caption }”` ),
			h( 'p', { style: { margin: '4px 0' } }, h( 'em', null, finding.help ) ),
			finding.block
				? h( Button, { variant: 'link', onClick: () => selectBlock( finding.block ) }, __( 'Show the block', 'cutline' ) )
				: finding.caption && ! finding.place && h( 'p', { style: { margin: 0 } }, __( 'This is the featured picture’s caption in the media library.', 'cutline' ) )
		);
	};

	/** What was said, as a list. */
	const Verdict = ( { verdict } ) =>
		h(
			Fragment,
			null,
			verdict.sentence
				? h( 'p', { role: 'status' }, verdict.sentence )
				: h( 'p', { role: 'status' }, __( 'Nothing speaks against the captions.', 'cutline' ) ),
			verdict.findings.map( ( finding, index ) => h( Finding, { finding, key: index } ) )
		);

	/** Before publishing: asks, and locks the button until the answer lets it go. */
	const BeforePublishing = () => {
		const verdict = useSelect( ( from ) => from( 'cutline' ).verdict(), [] );
		const now = useSelect( () => JSON.stringify( story() ), [] );
		const [ accepted, setAccepted ] = useState( false );
		const newest = useRef( 0 );
		const { lockPostSaving, unlockPostSaving } = useDispatch( 'core/editor' );

		// Of two answers the one to the later question counts.
		const check = async ( accept ) => {
			const mine = ++newest.current;
			const said = await ask( accept );
			if ( mine === newest.current ) {
				dispatch( 'cutline' ).said( said );
				setAccepted( accept );
			}
		};
		const first = useRef( true );
		useEffect( () => {
			const timer = setTimeout( () => check( false ), first.current ? 0 : REST );
			first.current = false;
			return () => clearTimeout( timer );
		}, [ now ] );

		const isCurrent = verdict && verdict.of === now;
		const isOpen = isCurrent && ! verdict.holds && ( ! verdict.asks || accepted );
		useEffect( () => {
			if ( isOpen ) {
				unlockPostSaving( LOCK );
			} else {
				lockPostSaving( LOCK );
			}
		}, [ isOpen ] );
		// Outside of this panel drafts save freely.
		useEffect( () => () => {
			newest.current = -1;
			unlockPostSaving( LOCK );
		}, [] );

		if ( ! isCurrent ) {
			return h( 'p', { role: 'status' }, h( Spinner ), __( 'The captions are being checked.', 'cutline' ) );
		}
		return h(
			Fragment,
			null,
			h( Verdict, { verdict } ),
			verdict.asks &&
				h( CheckboxControl, {
					label: __( 'Publish all the same', 'cutline' ),
					checked: accepted,
					onChange: ( is ) => ( is ? check( true ) : setAccepted( false ) ),
				} ),
			verdict.holds && h( Button, { variant: 'secondary', onClick: () => check( false ) }, __( 'Check again', 'cutline' ) )
		);
	};

	/** In the settings of the post: for a look before it is time. */
	const AtAnyTime = () => {
		const verdict = useSelect( ( from ) => from( 'cutline' ).verdict(), [] );
		const [ isBusy, setBusy ] = useState( false );
		const look = async () => {
			setBusy( true );
			dispatch( 'cutline' ).said( await ask() );
			setBusy( false );
		};
		return h(
			Fragment,
			null,
			verdict && h( Verdict, { verdict } ),
			h( Button, { variant: 'secondary', isBusy, disabled: isBusy, onClick: look }, __( 'Check the captions', 'cutline' ) )
		);
	};

	wp.plugins.registerPlugin( 'cutline', {
		icon: null,
		render: () =>
			h(
				Fragment,
				null,
				h(
					PluginPrePublishPanel,
					{ title: __( 'Captions', 'cutline' ), initialOpen: true, className: 'cutline-before' },
					h( BeforePublishing )
				),
				h(
					PluginDocumentSettingPanel,
					{ name: 'cutline', title: __( 'Captions', 'cutline' ), className: 'cutline-panel' },
					h( AtAnyTime )
				)
			),
	} );

	// A save that was refused without the panel says so at the blocks, too.
	let wasRefused = false;
	wp.data.subscribe( () => {
		const editor = select( 'core/editor' );
		if ( ! editor?.getCurrentPostId?.() ) {
			return;
		}
		const isRefused = editor.didPostSaveRequestFail();
		if ( isRefused && ! wasRefused ) {
			ask().then( ( said ) => dispatch( 'cutline' ).said( said ) );
		}
		wasRefused = isRefused;
	} );

	const AtBlock = ( { clientId } ) => {
		const verdict = useSelect( ( from ) => from( 'cutline' ).verdict(), [] );
		const findings = verdict ? verdict.findings.filter( ( finding ) => finding.block === clientId ) : [];
		return findings.map( ( finding, index ) =>
			h(
				'p',
				{
					key: index,
					className: 'cutline-at-block',
					style: {
						margin: '4px 0',
						padding: '6px 10px',
						font: '13px/1.5 sans-serif',
						color: '#1e1e1e',
						background: finding.severity === 'error' ? '#f4d7d7' : '#fef3cd',
						borderLeft: `4px solid ${ finding.severity === 'error' ? '#b32d2e' : '#996800' }`,
					},
				},
				h( 'strong', null, severity( finding ), ': ' ),
				finding.message
			)
		);
	};
	wp.hooks.addFilter(
		'editor.BlockEdit',
		'cutline/at-block',
		wp.compose.createHigherOrderComponent(
			( BlockEdit ) => ( props ) =>
				h( Fragment, null, h( BlockEdit, props ), h( AtBlock, { clientId: props.clientId } ) ),
			'withCaptionFindings'
		)
	);
} )( window.wp );
